import { DataError } from '@eval/core'
import type { Table } from './table.ts'

/**
 * Checks that a table has the columns that are about to be used.
 * @param where who needs them, e.g. `task rummlu`
 * @throws DataError naming the source, the missing columns and those present.
 */
export function requireColumns(table: Table, columns: readonly string[], where?: string): void {
  const missing = columns.filter((column) => !table.features.has(column))
  if (missing.length === 0) return
  const needed = where === undefined ? '' : ` that ${where} needs`
  const present = [...table.features.keys()].map(quoted).join(', ') || 'none'
  throw new DataError(
    `${table.source} has no column ${missing.map(quoted).join(', ')}${needed}. Columns present: ${present}.`,
  )
}

function quoted(name: string): string {
  return `"${name}"`
}
