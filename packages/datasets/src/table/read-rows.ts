import type { Doc } from '@eval/core'
import type { RowRange, Table } from './table.ts'

/** The rows of a table as an array. */
export async function readRows(table: Table, range?: RowRange): Promise<readonly Doc[]> {
  const docs: Doc[] = []
  for await (const doc of table.rows(range)) docs.push(doc)
  return docs
}
