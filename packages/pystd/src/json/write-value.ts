import { dictEntries, isDict } from '../dict/dict.ts'
import { PyError } from '../error/py-error.ts'
import { pyRepr } from '../repr/repr.ts'
import { isFloat } from '../types/float-value.ts'
import { pyTypeName } from '../types/type-name.ts'
import { PyTuple, type PyDict, type PyValue } from '../value.ts'
import { sortEntries } from './sort-entries.ts'
import { jsonString } from './string-text.ts'
import { writeFloat } from './write-float.ts'
import { writeKey } from './write-key.ts'

/** How to write, every default filled in. */
export interface Writing {
  readonly unit: string | undefined
  readonly ensureAscii: boolean
  readonly item: string
  readonly key: string
  readonly allowNan: boolean
  readonly sortKeys: boolean
  readonly fallback: ((value: PyValue) => PyValue) | undefined
}

/** Levels of nesting that are written before giving up, like Python's recursion limit. */
const MAX_DEPTH = 990

/** The JSON text of a value inside `level` containers. */
export function writeValue(value: PyValue, level: number, writing: Writing): string {
  if (typeof value === 'string') return jsonString(value, writing.ensureAscii)
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (isFloat(value)) return writeFloat(Number(value), writing.allowNan)
  if (typeof value === 'number' || typeof value === 'bigint') return pyRepr(value)
  if (level > MAX_DEPTH)
    throw new PyError('RecursionError', 'maximum recursion depth exceeded while encoding a JSON object')
  if (Array.isArray(value)) return writeList(value, level, writing)
  if (value instanceof PyTuple) return writeList(value.items, level, writing)
  if (isDict(value)) return writeDict(value, level, writing)
  if (writing.fallback) return writeValue(writing.fallback(value), level + 1, writing)
  throw new PyError('TypeError', `Object of type ${pyTypeName(value)} is not JSON serializable`)
}

function writeList(items: readonly PyValue[], level: number, writing: Writing): string {
  const texts = items.map((item) => writeValue(item, level + 1, writing))
  return surround('[', texts, ']', level, writing)
}

function writeDict(value: PyDict, level: number, writing: Writing): string {
  const entries = dictEntries(value)
  if (writing.sortKeys) sortEntries(entries)
  const texts = entries.map(([key, item]) => {
    const name = jsonString(writeKey(key, writing.allowNan), writing.ensureAscii)
    return name + writing.key + writeValue(item, level + 1, writing)
  })
  return surround('{', texts, '}', level, writing)
}

function surround(
  open: string,
  texts: readonly string[],
  close: string,
  level: number,
  writing: Writing,
): string {
  if (texts.length === 0) return open + close
  if (writing.unit === undefined) return open + texts.join(writing.item) + close
  const outer = `\n${writing.unit.repeat(level)}`
  const inner = outer + writing.unit
  return open + inner + texts.join(writing.item + inner) + outer + close
}
