import { EncodedMedia, NumpyValue } from '@eval/core'
import {
  dictFromEntries,
  isDict,
  jsonDumps,
  jsonLoads,
  type PyRecord,
  pyStr,
  PyTuple,
  type PyValue,
} from '@eval/pystd'
import type { MediaShelf } from './media-shelf.ts'

/** The key of an object that stands for a value which JSON lacks; modules/_eval_host/_codec.py is the other end. */
const tag = '\u0001'
const writtenTag = '"\\u0001"'

/**
 * Values as text for Python: ints and floats kept apart, tuples, sets, bytes and all keys of dicts kept.
 * @param shelf - Keeps images and sounds, for which Python gets numbers.
 */
export function writeValues(value: PyValue, shelf: MediaShelf): string {
  return jsonDumps(tagged(value, shelf), { ensureAscii: false, separators: [',', ':'] })
}

/**
 * Values that Python has written.
 * @param keep - `arrays`: numpy's arrays come as `NumpyValue`s; without it as what they hold.
 */
export function readValues(text: string, shelf: MediaShelf, keep?: 'arrays'): PyValue {
  const value = jsonLoads(text)
  return text.includes(writtenTag) ? untagged(value, { shelf, keep }) : value
}

interface Reading {
  readonly shelf: MediaShelf
  readonly keep: 'arrays' | undefined
}

function tagged(value: PyValue, shelf: MediaShelf): PyValue {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof EncodedMedia) return mark('media', shelf.put(value))
  if (value instanceof Uint8Array) return mark('bytes', Buffer.from(value).toString('base64'))
  const inner = (item: PyValue): PyValue => tagged(item, shelf)
  if (value instanceof PyTuple) return mark('tuple', value.items.map(inner))
  if (value instanceof Set) return mark('set', [...value].map(inner))
  if (Array.isArray(value)) return changed(value, inner)
  if (value instanceof Map) return taggedMap(value, inner)
  return isRecord(value) ? taggedRecord(value, inner) : value
}

const mark = (kind: string, content: PyValue): PyValue => ({ [tag]: [kind, content] })

/** The same array where nothing in it changes, as in most. */
function changed(items: readonly PyValue[], change: (item: PyValue) => PyValue): readonly PyValue[] {
  let copy: PyValue[] | undefined
  for (const [index, item] of items.entries()) {
    const next = change(item)
    if (next !== item) copy ??= items.slice(0, index)
    copy?.push(next)
  }
  return copy ?? items
}

type Inner = (item: PyValue) => PyValue

function taggedMap(map: ReadonlyMap<PyValue, PyValue>, inner: Inner): PyValue {
  const entries = [...map].map(([key, value]) => [inner(key), inner(value)] as const)
  const plain = entries.every(([key]) => typeof key === 'string' && key !== tag)
  return plain ? new Map(entries) : mark('dict', entries)
}

const isRecord = (value: PyValue): value is PyRecord => isDict(value) && !(value instanceof Map)

function taggedRecord(record: PyRecord, inner: Inner): PyValue {
  if (tag in record) return taggedMap(new Map(Object.entries(record)), inner)
  let copy: Record<string, PyValue> | undefined
  for (const key in record) {
    const value = record[key] ?? null
    const next = inner(value)
    if (next === value) continue
    copy ??= { ...record }
    copy[key] = next
  }
  return copy ?? record
}

function untagged(value: PyValue, reading: Reading): PyValue {
  const inner = (item: PyValue): PyValue => untagged(item, reading)
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, inner(item)]))
  if (!isRecord(value)) return value
  const content = value[tag]
  if (Array.isArray(content)) return meant(content[0], content[1], reading)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]))
}

function meant(kind: PyValue | undefined, content: PyValue | undefined, reading: Reading): PyValue {
  if (kind === 'media') return (typeof content === 'number' && reading.shelf.get(content)) || null
  const items = Array.isArray(content) ? content.map((item) => untagged(item, reading)) : []
  if (kind === 'tuple') return new PyTuple(items)
  if (kind === 'array') return arrayOf(items, reading)
  if (kind === 'set') return new Set(items)
  if (kind === 'bytes' && typeof content === 'string') return new Uint8Array(Buffer.from(content, 'base64'))
  return dictFromEntries(items.map(entryOf))
}

const entryOf = (item: PyValue): readonly [PyValue, PyValue] =>
  Array.isArray(item) ? [item[0] ?? null, item[1] ?? null] : [null, null]

function arrayOf([content = null, shown]: readonly PyValue[], { keep }: Reading): PyValue {
  return keep === 'arrays' ? new NumpyValue(content, pyStr(shown ?? '')) : content
}
