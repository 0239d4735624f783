import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { UsageError } from '@eval/core'
import { openPrepared } from './open-prepared.ts'
import { busyTimeout } from './open-writable-database.ts'
import { hasStoreSchema } from './store-schema.ts'

/**
 * Opens a store file that cannot be written, in the first way that works; undefined if nothing is stored in it.
 * SQLite needs room for a shared-memory file beside the store even to read it, so a full disk or a read-only folder may
 * refuse the ordinary way: an exclusive lock does without that file, `immutable` without any lock.
 *
 * @throws UsageError if the file is no store we know; the first way's error where none works.
 */
export function openReadableDatabase(path: string): DatabaseSync | undefined {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return undefined
  let failure: unknown
  for (const open of [openShared, openExclusive, openImmutable]) {
    try {
      return open(path)
    } catch (error) {
      failure ??= error
      // The shared way has read the file as it is; the others would only repeat it.
      if (failure instanceof UsageError) break
    }
  }
  throw failure
}

function openShared(path: string): DatabaseSync | undefined {
  return openStore(path, () => new DatabaseSync(path, { readOnly: true, timeout: busyTimeout }))
}

function openExclusive(path: string): DatabaseSync | undefined {
  const open = (): DatabaseSync => new DatabaseSync(path, { timeout: busyTimeout })
  return openStore(path, open, 'PRAGMA locking_mode = EXCLUSIVE')
}

function openImmutable(path: string): DatabaseSync | undefined {
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  return openStore(path, () => new DatabaseSync(url, { readOnly: true }))
}

function openStore(path: string, open: () => DatabaseSync, pragma = ''): DatabaseSync | undefined {
  let stored = false
  const database = openPrepared(path, open, (opened) => {
    opened.exec(`${pragma}; BEGIN`)
    stored = hasStoreSchema(opened, path)
    opened.exec('COMMIT')
  })
  if (stored) return database
  database.close()
  return undefined
}
