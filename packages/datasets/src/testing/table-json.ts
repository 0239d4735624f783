import { jsonDumps } from '@eval/pystd'
import { describeFeature } from '../feature/describe-feature.ts'
import { readRows } from '../table/read-rows.ts'
import type { RowRange, Table } from '../table/table.ts'

/** The rows of a table, each as Python's json.dumps writes it: `1` and `1.0` differ. */
export async function rowTexts(table: Table, range?: RowRange): Promise<readonly string[]> {
  return (await readRows(table, range)).map((doc) => jsonDumps(doc))
}

/** The columns of a table and their types as text. */
export function columnTexts(table: Table): Readonly<Record<string, string>> {
  return Object.fromEntries([...table.features].map(([name, feature]) => [name, describeFeature(feature)]))
}
