import { PyError } from '../error/py-error.ts'
import { floatRepr } from '../repr/float-repr.ts'

/** A float as `json.dumps` writes it. @throws PyError 'ValueError' for NaN and the infinities where they are not allowed */
export function writeFloat(value: number, allowNan: boolean): string {
  if (Number.isFinite(value)) return floatRepr(value)
  if (!allowNan) throw new PyError('ValueError', 'Out of range float values are not JSON compliant')
  return String(value)
}
