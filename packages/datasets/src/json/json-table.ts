import { DataError } from '@eval/core'
import { dictGet, dictKeys, isDict, type PyDict, type PyValue, pyStr } from '@eval/pystd'
import { isList } from '../feature/is-list.ts'
import { readLines } from '../files/read-lines.ts'
import { readText } from '../files/read-text.ts'
import { memoryTable } from '../table/memory-table.ts'
import type { TextEncoding } from '../files/text-decoder.ts'
import type { ReaderOptions } from '../reader/reader-options.ts'
import type { Table } from '../table/table.ts'
import { openJsonLines } from './json-lines-table.ts'
import { parseJson, requireRecord } from './json-records.ts'
import { observeRecord } from './observe.ts'
import { columnFeatures, recordConformer } from './record-conformer.ts'
import type { Shape } from './shape.ts'

/**
 * A `.json` file: a list of objects, a list of texts (column `text`), one object per line, or one object over several lines
 * (a single row); with `field`, that field of the object.
 * @throws DataError with file and place.
 */
export async function openJsonTable(path: string, options: ReaderOptions = {}): Promise<Table> {
  const { field } = options
  if (field === undefined && (await isLines(path, options))) return await openJsonLines(path, options)
  const text = await readText(path, options)
  if (text.trim() === '') throw new DataError(`${path} is empty: it holds no records.`)
  const root = parseJson(text, path)
  return recordTable(path, field === undefined ? root : fieldOf(root, field, path))
}

function recordTable(path: string, root: PyValue): Table {
  const records = isList(root) ? listRecords(path, root) : [requireRecord(root, path, 'root')]
  if (records.length === 0) throw new DataError(`${path} holds no records.`)
  const columns = records.reduce<ReadonlyMap<string, Shape>>(observeRecord, new Map())
  return memoryTable(path, columnFeatures(columns), records.map(recordConformer(columns, isList(root))))
}

function listRecords(path: string, items: readonly PyValue[]): readonly PyDict[] {
  if (items.every((item) => typeof item === 'string')) return items.map((text) => ({ text }))
  return items.map((item, index) => requireRecord(item, path, `item ${index}`))
}

function fieldOf(root: PyValue, field: string, path: string): PyValue {
  const value = isDict(root) ? dictGet(root, field) : undefined
  if (value !== undefined) return value
  const present = isDict(root) ? dictKeys(root).map(pyStr).join(', ') : 'none, it is not an object'
  throw new DataError(`${path} has no field "${field}". Fields present: ${present}.`)
}

/** Whether the first line with anything on it is an object of its own. */
async function isLines(path: string, encoding: TextEncoding): Promise<boolean> {
  for await (const { text } of readLines(path, encoding)) {
    const line = text.trim()
    if (line !== '') return line.startsWith('{') && line.endsWith('}')
  }
  return false
}
