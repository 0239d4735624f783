import { PyError } from '../error/py-error.ts'
import { pyTypeName } from '../types/type-name.ts'
import { PyFloat, type PyValue } from '../value.ts'

/**
 * The JavaScript number of a Python `int`, `float` or `bool` (1 and 0), as `float(value)` gives it; integers beyond 2^53
 * are rounded. Strings are not parsed (see `floatFromText`).
 * @throws PyError 'TypeError' for any other value
 */
export function toNumber(value: PyValue): number {
  if (typeof value === 'number') return value
  if (value instanceof PyFloat) return value.value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return Number(value)
  throw new PyError(
    'TypeError',
    `float() argument must be a string or a real number, not '${pyTypeName(value)}'`,
  )
}
