import type { DatabaseSync } from 'node:sqlite'
import { UsageError } from '@eval/core'
import { readInteger } from './read-integer.ts'

/** Version of the table layout and of the encoding of the responses; kept in `user_version`. */
export const schemaVersion = 1

/** Marks the file as ours ("evrs"), so that somebody else's database is never written to. */
const applicationId = 0x65767273

/**
 * Whether the database already is a store of this schema. Call inside a transaction: it asks more than once.
 *
 * @throws UsageError if it is a store of a newer version, or another program's database.
 */
export function hasStoreSchema(database: DatabaseSync, path: string): boolean {
  const version = readInteger(database, 'PRAGMA user_version')
  const id = readInteger(database, 'PRAGMA application_id')
  const tables = readInteger(database, 'SELECT count(*) FROM sqlite_schema')
  if (id === 0 && version === 0 && tables === 0) return false
  if (id !== applicationId) throw foreignDatabase(path)
  if (version > schemaVersion) throw newerStore(path, version)
  return true
}

/** Makes the empty table. Call inside a transaction. */
export function createStoreSchema(database: DatabaseSync): void {
  database.exec(
    'CREATE TABLE responses (key BLOB PRIMARY KEY, response TEXT NOT NULL) STRICT, WITHOUT ROWID;' +
      `PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}`,
  )
}

function foreignDatabase(path: string): UsageError {
  return new UsageError(
    `${path} is the SQLite database of another program, not a response store (lm_eval's own --use_cache files cannot be ` +
      'read). It was left as it is; name another file.',
  )
}

function newerStore(path: string, version: number): UsageError {
  return new UsageError(
    `${path} is a response store of version ${version}, written by a newer release; this one reads up to version ` +
      `${schemaVersion}. Update @eval/cache, or name another file.`,
  )
}
