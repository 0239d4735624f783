import { PyError } from '../error/py-error.ts'
import { isFloat } from '../types/float-value.ts'
import { pyTypeName } from '../types/type-name.ts'
import { PyTuple, type PyValue } from '../value.ts'

/**
 * A string that is equal for two values exactly when Python takes them for the same dict key or set element
 * (1, 1.0 and True are one key; a NaN is equal to any NaN, as if it were one object).
 * @throws PyError 'TypeError' for values that Python cannot hash
 */
export function hashKey(value: PyValue): string {
  if (typeof value === 'string') return `s${value}`
  if (value === null) return 'N'
  if (typeof value === 'boolean') return value ? 'n1' : 'n0'
  if (typeof value === 'bigint') return `n${value}`
  if (typeof value === 'number' || isFloat(value)) return numberKey(Number(value))
  if (value instanceof Uint8Array) return `b${value.join(',')}`
  if (value instanceof PyTuple) return `t${JSON.stringify(value.items.map(hashKey))}`
  throw new PyError('TypeError', `unhashable type: '${pyTypeName(value)}'`)
}

function numberKey(value: number): string {
  return Number.isInteger(value) ? `n${BigInt(value)}` : `n${value}`
}
