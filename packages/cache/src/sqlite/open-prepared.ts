import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { UsageError } from '@eval/core'
import { sqliteFailure } from './sqlite-failure.ts'

/**
 * Opens a database and prepares it; closed again if the preparation throws.
 *
 * @throws UsageError if `path` is a folder or its content is not a sound SQLite file.
 */
export function openPrepared(
  path: string,
  open: () => DatabaseSync,
  prepare: (database: DatabaseSync) => void,
): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = open()
    prepare(database)
    return database
  } catch (error) {
    database?.close()
    throw explain(error, path)
  }
}

/** The error to show for a failure with a store file: a damaged file needs the user, other failures go on as they are. */
export function explain(error: unknown, path: string): unknown {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    return new UsageError(`${path} is a folder; a response store is a file. Name a file in it.`, {
      cause: error,
    })
  }
  if (sqliteFailure(error) !== 'damaged') return error
  return new UsageError(
    `${path} is not a response store, or is damaged (${message(error)}). It was left as it is: name another file, or ` +
      'move it away to start with an empty store.',
    { cause: error },
  )
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
