import { PyError } from '../error/py-error.ts'
import { pyRepr } from '../repr/repr.ts'
import { isFloat } from '../types/float-value.ts'
import { pyTypeName } from '../types/type-name.ts'
import type { PyValue } from '../value.ts'
import { writeFloat } from './write-float.ts'

/** The text of a dict key, without quotes. @throws PyError 'TypeError' for a key that JSON has no form for */
export function writeKey(key: PyValue, allowNan: boolean): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean') return key ? 'true' : 'false'
  if (isFloat(key)) return writeFloat(Number(key), allowNan)
  if (typeof key === 'number' || typeof key === 'bigint') return pyRepr(key)
  throw new PyError('TypeError', `keys must be str, int, float, bool or None, not ${pyTypeName(key)}`)
}
