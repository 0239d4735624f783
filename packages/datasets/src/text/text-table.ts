import type { Doc } from '@eval/core'
import { valueFeature } from '../feature/value-feature.ts'
import { readText } from '../files/read-text.ts'
import { memoryTable } from '../table/memory-table.ts'
import type { Table } from '../table/table.ts'

/**
 * A text file: one row per line, empty lines included, in the column `text`; `\r\n` and `\r` end lines too.
 * @source datasets/packaged_modules/text/text.py, 5.2.0
 */
export async function openTextTable(path: string): Promise<Table> {
  const lines = (await readText(path)).split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  const docs = lines.map((text): Doc => ({ text }))
  return memoryTable(path, new Map([['text', valueFeature('string')]]), docs)
}
