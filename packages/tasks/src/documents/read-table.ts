import type { Doc, PythonTable } from '@eval/core'
import type { Table } from '@eval/datasets'
import { featuresJson } from './features-json.ts'
import { mediaReader } from './media-reader.ts'

/** The rows of a table, images and sounds as `EncodedMedia`, and its column types as Python's `datasets` writes them. */
export async function readTable(table: Table): Promise<PythonTable> {
  const withMedia = mediaReader(table.features)
  const rows: Doc[] = []
  for await (const row of table.rows()) rows.push(withMedia(row))
  return { rows, features: featuresJson(table.features) }
}
