import { dictEntries, type PyDict, PyFloat, PyTuple, type PyValue } from '@eval/pystd'

/** JSON that keeps apart what JSON does not; see {@link encodeValue}. */
export type Encoded =
  | null
  | boolean
  | number
  | string
  | readonly Encoded[]
  | { readonly [tag: string]: Encoded }

/**
 * A value as JSON data from which it comes back exactly: text, booleans and ordinary numbers as themselves, lists as arrays,
 * everything else as an object whose one key says what it is (`f` float, `i` integer, `t` tuple, `s` set, `b` bytes, `d` dict).
 */
export function encodeValue(value: PyValue): Encoded {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : float(value)
  if (typeof value === 'bigint') return { i: String(value) }
  if (value instanceof PyFloat) return float(value.value)
  if (value instanceof PyTuple) return { t: value.items.map(encodeValue) }
  if (value instanceof Uint8Array) return { b: Buffer.from(value).toString('base64') }
  if (isSet(value)) return { s: [...value].map(encodeValue) }
  return isList(value) ? value.map(encodeValue) : dict(value)
}

function float(value: number): Encoded {
  return { f: Object.is(value, -0) ? '-0' : String(value) }
}

function dict(value: PyDict): Encoded {
  return { d: dictEntries(value).map(([key, item]) => [encodeValue(key), encodeValue(item)]) }
}

function isList(value: PyValue): value is readonly PyValue[] {
  return Array.isArray(value)
}

function isSet(value: PyValue): value is ReadonlySet<PyValue> {
  return value instanceof Set
}
