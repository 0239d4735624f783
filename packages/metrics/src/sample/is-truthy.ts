import { dictSize, isDict, PyTuple, type PyValue, toNumber } from '@eval/pystd'

/** `bool(value)`. */
export function isTruthy(value: PyValue): boolean {
  if (value === null) return false
  if (typeof value === 'string' || Array.isArray(value)) return value.length > 0
  if (value instanceof PyTuple) return value.items.length > 0
  if (value instanceof Uint8Array) return value.length > 0
  if (value instanceof Set) return value.size > 0
  return isDict(value) ? dictSize(value) > 0 : toNumber(value) !== 0
}
