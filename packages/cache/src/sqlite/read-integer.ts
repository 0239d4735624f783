import type { DatabaseSync } from 'node:sqlite'

/** The first column of the only row of a query that answers with an integer. */
export function readInteger(database: DatabaseSync, sql: string): number {
  const row = database.prepare(sql).get()
  return Number(row === undefined ? 0 : Object.values(row)[0])
}
