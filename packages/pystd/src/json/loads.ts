import type { PyValue } from '../value.ts'
import { JsonCursor } from './json-cursor.ts'
import { readValue } from './read-value.ts'

/** What else a caller may want to know of a JSON text. */
export interface JsonLoadsOptions {
  /** Told of each key that its object has had already, and where its value ends, in UTF-16 units. */
  readonly onRepeatedKey?: (key: string, at: number) => void
}

/**
 * `json.loads(text)`, told apart as Python does: `1.0` becomes a float, integers beyond 2^53 bigints, `NaN`, `Infinity` and `-Infinity` are read; of equal
 * keys the first position and the last value stay; objects with integer-like keys become Maps.
 * @throws PyJsonError with line and column
 * @source CPython 3.11 Lib/json/decoder.py, Modules/_json.c
 */
export function jsonLoads(text: string, options: JsonLoadsOptions = {}): PyValue {
  const cursor = new JsonCursor(text, options.onRepeatedKey)
  if (text.charCodeAt(0) === 0xfeff) throw cursor.error('Unexpected UTF-8 BOM (decode using utf-8-sig)')
  cursor.skipSpace()
  const value = readValue(cursor)
  cursor.skipSpace()
  if (cursor.at < text.length) throw cursor.error('Extra data')
  return value
}
