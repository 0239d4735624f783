import { dictEntries, isDict } from '../dict/dict.ts'
import { PyError } from '../error/py-error.ts'
import { pyRepr } from '../repr/repr.ts'
import { isFloat } from '../types/float-value.ts'
import { pyTypeName } from '../types/type-name.ts'
import { PyTuple, type PyDict, type PyValue } from '../value.ts'
import type { JsonOutput } from './json-output.ts'
import { sortEntries } from './sort-entries.ts'
import { writeFloat } from './write-float.ts'
import { writeKey } from './write-key.ts'

/** How to write, every default filled in. */
export interface Writing {
  readonly unit: string | undefined
  readonly item: string
  readonly key: string
  readonly allowNan: boolean
  readonly sortKeys: boolean
  readonly fallback: ((value: PyValue) => PyValue) | undefined
}

/** Levels of nesting that are written before giving up, like Python's recursion limit. */
const MAX_DEPTH = 990

/** Writes a value inside `level` containers. */
export function writeValue(value: PyValue, level: number, writing: Writing, out: JsonOutput): void {
  if (typeof value === 'string') return out.string(value)
  if (value === null) return out.raw('null')
  if (typeof value === 'boolean') return out.raw(value ? 'true' : 'false')
  if (isFloat(value)) return out.raw(writeFloat(Number(value), writing.allowNan))
  if (typeof value === 'number' || typeof value === 'bigint') return out.raw(pyRepr(value))
  if (level > MAX_DEPTH)
    throw new PyError('RecursionError', 'maximum recursion depth exceeded while encoding a JSON object')
  if (Array.isArray(value)) return writeList(value, level, writing, out)
  if (value instanceof PyTuple) return writeList(value.items, level, writing, out)
  if (isDict(value)) return writeDict(value, level, writing, out)
  if (writing.fallback) return writeValue(writing.fallback(value), level + 1, writing, out)
  throw new PyError('TypeError', `Object of type ${pyTypeName(value)} is not JSON serializable`)
}

function writeList(items: readonly PyValue[], level: number, writing: Writing, out: JsonOutput): void {
  out.raw('[')
  for (let index = 0; index < items.length; index++) {
    separate(index, level, writing, out)
    writeValue(items[index] ?? null, level + 1, writing, out)
  }
  end(items.length, level, writing, out)
  out.raw(']')
}

function writeDict(value: PyDict, level: number, writing: Writing, out: JsonOutput): void {
  const entries = dictEntries(value)
  if (writing.sortKeys) sortEntries(entries)
  out.raw('{')
  let index = 0
  for (const [key, item] of entries) {
    separate(index++, level, writing, out)
    out.string(writeKey(key, writing.allowNan))
    out.raw(writing.key)
    writeValue(item, level + 1, writing, out)
  }
  end(index, level, writing, out)
  out.raw('}')
}

/** What stands before an item. */
function separate(index: number, level: number, { unit, item }: Writing, out: JsonOutput): void {
  if (unit !== undefined) out.raw(`${index === 0 ? '' : item}\n${unit.repeat(level + 1)}`)
  else if (index > 0) out.raw(item)
}

/** What stands after the last item. */
function end(count: number, level: number, { unit }: Writing, out: JsonOutput): void {
  if (unit !== undefined && count > 0) out.raw(`\n${unit.repeat(level)}`)
}
