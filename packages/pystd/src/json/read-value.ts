import { isRecordKey } from '../dict/dict-from-entries.ts'
import type { PyDict, PyValue } from '../value.ts'
import type { JsonCursor } from './json-cursor.ts'
import { jsonErrorAt } from './json-error.ts'
import { readNumber } from './read-number.ts'
import { readString } from './read-string.ts'
import { readWord } from './read-word.ts'

/** Containers inside containers that are read before giving up, like Python's recursion limit. */
const MAX_DEPTH = 990

/** Reads the value that stands at the cursor. @throws PyJsonError */
export function readValue(cursor: JsonCursor): PyValue {
  const code = cursor.text.charCodeAt(cursor.at)
  if (code === 34) return readString(cursor)
  if (code === 123) return readNested(cursor, 'object')
  if (code === 91) return readNested(cursor, 'array')
  if (code === 45 || (code >= 48 && code <= 57)) return readNumber(cursor) ?? readWord(cursor)
  return readWord(cursor)
}

function readNested(cursor: JsonCursor, kind: 'object' | 'array'): PyValue {
  if (++cursor.depth > MAX_DEPTH) {
    const reason = `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`
    throw jsonErrorAt(reason, cursor.text, cursor.at, 'RecursionError')
  }
  cursor.at++
  cursor.skipSpace()
  const value = kind === 'object' ? readObject(cursor) : readArray(cursor)
  cursor.depth--
  return value
}

function readArray(cursor: JsonCursor): PyValue[] {
  const items: PyValue[] = []
  if (isEmpty(cursor, 93)) return items
  do items.push(readValue(cursor))
  while (goesOn(cursor, 93))
  return items
}

function readObject(cursor: JsonCursor): PyDict {
  const record: Record<string, PyValue> = {}
  let map: Map<PyValue, PyValue> | undefined
  if (isEmpty(cursor, 125)) return record
  do {
    const key = readKey(cursor)
    if (map === undefined && !isRecordKey(key)) map = new Map(Object.entries(record))
    const value = readValue(cursor)
    if (cursor.onRepeatedKey !== undefined && (map?.has(key) ?? Object.hasOwn(record, key)))
      cursor.onRepeatedKey(key, cursor.at)
    if (map === undefined) record[key] = value
    else map.set(key, value)
  } while (goesOn(cursor, 125))
  return map ?? record
}

/** A property name, its colon and the space around it. */
function readKey(cursor: JsonCursor): string {
  const { text } = cursor
  if (text.charCodeAt(cursor.at) !== 34) {
    throw cursor.error('Expecting property name enclosed in double quotes')
  }
  const key = readString(cursor)
  cursor.skipSpace()
  if (text.charCodeAt(cursor.at) !== 58) throw cursor.error("Expecting ':' delimiter")
  cursor.at++
  cursor.skipSpace()
  return key
}

/** True, and the closing bracket is taken, where it stands right after the opening one. */
function isEmpty(cursor: JsonCursor, close: number): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== close) return false
  cursor.at++
  return true
}

/** Takes a comma (true) or the closing bracket (false), and the space before and after the comma. */
function goesOn(cursor: JsonCursor, close: number): boolean {
  cursor.skipSpace()
  const code = cursor.text.charCodeAt(cursor.at)
  if (code !== 44 && code !== close) throw cursor.error("Expecting ',' delimiter")
  cursor.at++
  if (code === close) return false
  cursor.skipSpace()
  return true
}
