import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { openPrepared } from './open-prepared.ts'
import type { StoredRow, StoreFile } from './store-file.ts'
import { hasStoreSchema } from './store-schema.ts'

const chunkSize = 500

/**
 * Writes every row of the store file `from` into `into`, then removes `from`. Nothing is removed before all is written.
 *
 * @throws UsageError if `from` is no store we know; SQLite's error if another process has it open, or `into` cannot be
 *   written: `from` is then as it was.
 */
export function mergeStoreFile(from: string, into: StoreFile): void {
  const database = openPrepared(from, () => new DatabaseSync(from), lock)
  try {
    if (hasStoreSchema(database, from)) copyRows(database, into)
    // The file goes last and while it is locked: a process that waits for the lock finds it gone and opens a new one.
    for (const suffix of ['-wal', '-shm', '']) rmSync(`${from}${suffix}`, { force: true })
  } finally {
    database.close()
  }
}

/** Fails at once while anybody else has the file open: what they write to a removed file would be lost. */
function lock(database: DatabaseSync): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
}

function copyRows(database: DatabaseSync, into: StoreFile): void {
  let chunk: StoredRow[] = []
  for (const { key, response } of database.prepare('SELECT key, response FROM responses').iterate()) {
    if (!(key instanceof Uint8Array) || typeof response !== 'string') continue
    chunk.push([key, response])
    if (chunk.length < chunkSize) continue
    into.write(chunk)
    chunk = []
  }
  if (chunk.length > 0) into.write(chunk)
}
