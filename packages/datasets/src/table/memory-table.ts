import type { Doc } from '@eval/core'
import type { Features } from '../feature/feature.ts'
import type { RowRange, Table } from './table.ts'

/** A table of rows that are in memory already. */
export function memoryTable(source: string, features: Features, docs: readonly Doc[]): Table {
  return {
    source,
    features,
    rowCount: docs.length,
    async *rows(range: RowRange = {}) {
      yield* docs.slice(range.start ?? 0, range.end ?? docs.length)
    },
  }
}
