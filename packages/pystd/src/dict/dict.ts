import type { PyDict, PyValue } from '../value.ts'
import { hashKey } from './hash-key.ts'

/** True for Python dicts: plain objects (also without prototype) and Maps. */
export function isDict(value: unknown): value is PyDict {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Map) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** `d.get(key)`: undefined where the key is absent. Keys compare as in Python: 1, 1.0 and True are one key. */
export function dictGet(dict: PyDict, key: PyValue): PyValue | undefined {
  if (!isMap(dict)) return typeof key === 'string' && Object.hasOwn(dict, key) ? dict[key] : undefined
  const direct = dict.get(key)
  if (direct !== undefined || typeof key === 'string') return direct
  const wanted = hashKey(key)
  for (const [other, value] of dict) if (hashKey(other) === wanted) return value
  return undefined
}

/** `key in d`. */
export function dictHas(dict: PyDict, key: PyValue): boolean {
  return dictGet(dict, key) !== undefined
}

/** `d.items()` in insertion order. */
export function dictEntries(dict: PyDict): [PyValue, PyValue][] {
  return isMap(dict) ? [...dict] : Object.entries(dict)
}

/** `d.keys()` in insertion order. */
export function dictKeys(dict: PyDict): PyValue[] {
  return isMap(dict) ? [...dict.keys()] : Object.keys(dict)
}

/** `len(d)`. */
export function dictSize(dict: PyDict): number {
  return isMap(dict) ? dict.size : Object.keys(dict).length
}

function isMap(dict: PyDict): dict is ReadonlyMap<PyValue, PyValue> {
  return dict instanceof Map
}
