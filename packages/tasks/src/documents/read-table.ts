import type { Doc, PythonTable } from '@eval/core'
import type { Table } from '@eval/datasets'
import { featuresJson } from './features-json.ts'

/** The rows of a table, and its column types as Python's `datasets` writes them. */
export async function readTable(table: Table): Promise<PythonTable> {
  const rows: Doc[] = []
  for await (const row of table.rows()) rows.push(row)
  return { rows, features: featuresJson(table.features) }
}
