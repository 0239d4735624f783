import { PyError } from '../error/py-error.ts'
import { isFloat } from '../types/float-value.ts'
import { pyStr } from '../repr/repr.ts'
import { pyTypeName } from '../types/type-name.ts'
import type { PyValue } from '../value.ts'
import { formatFloat } from './format-float.ts'
import { formatInt } from './format-int.ts'
import { formatString } from './format-string.ts'

/**
 * `format(value, spec)`.
 * @throws PyError 'ValueError' for a bad specification, 'TypeError' where the value's class takes none
 */
export function formatValue(value: PyValue, spec: string): string {
  if (spec === '') return pyStr(value)
  if (typeof value === 'string') return formatString(value, spec)
  if (typeof value === 'boolean') return formatInt(value ? 1 : 0, spec, 'bool')
  if (isFloat(value)) return formatFloat(Number(value), spec)
  if (typeof value === 'number' || typeof value === 'bigint') return formatInt(value, spec)
  throw new PyError('TypeError', `unsupported format string passed to ${pyTypeName(value)}.__format__`)
}
