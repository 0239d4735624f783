import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { useWriteAheadLog } from './use-write-ahead-log.ts'
import { openPrepared } from './open-prepared.ts'
import { createStoreSchema, hasStoreSchema } from './store-schema.ts'

/** How long to wait for another process's transaction, ms. */
export const busyTimeout = 10_000

/**
 * Opens a store file for writing; makes it and its folder if they do not exist.
 *
 * @throws UsageError if the file is not a response store of a version we know; the file system's or SQLite's error if
 *   it cannot be written.
 */
export function openWritableDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true })
  return openPrepared(path, () => new DatabaseSync(path, { timeout: busyTimeout }), prepare(path))
}

function prepare(path: string): (database: DatabaseSync) => void {
  return (database) => {
    // Looked at first, so that another program's database stays untouched; in a transaction, so that a store that another
    // process is making at this moment is seen before or after, not in between.
    database.exec('BEGIN')
    hasStoreSchema(database, path)
    database.exec('COMMIT')
    // A rollback journal is only crash-safe with every sync; the write-ahead log needs none per transaction.
    database.exec(`PRAGMA synchronous = ${useWriteAheadLog(database) ? 'NORMAL' : 'FULL'}`)
    // Taking the write lock also finds a read-only file now rather than at the first answer.
    database.exec('BEGIN IMMEDIATE')
    if (!hasStoreSchema(database, path)) createStoreSchema(database)
    database.exec('COMMIT')
  }
}
