import { existsSync } from 'node:fs'
import { type ResponseStore, UsageError } from '@eval/core'
import { mergeStoreFile } from './sqlite/merge-store-file.ts'
import { reason } from './sqlite/reason.ts'
import { StorePlace } from './sqlite/store-place.ts'
import { StorePlaces } from './sqlite/store-places.ts'
import { unwritableError } from './sqlite/unwritable-error.ts'
import { SqliteResponseStore } from './sqlite-response-store.ts'

export interface ResponseStoreOptions {
  /** File of the store (SQLite); made, with its folder, if it does not exist. Several processes may share it. */
  readonly path: string
  /**
   * File that takes the responses when `path` cannot be written (full disk, read-only folder). At the next opening it is
   * read as well and, once `path` can be written again, merged into it and removed.
   */
  readonly fallbackPath?: string
  /** Told once when responses move to `fallbackPath`, and once when they cannot be saved at all. */
  onWarning(message: string): void
}

/**
 * Opens a store of responses.
 *
 * @throws UsageError if a file exists that is damaged, another program's, or a newer version's; OutputError if neither
 *   path can be written.
 */
export function openResponseStore(options: ResponseStoreOptions): ResponseStore {
  const { path, fallbackPath } = options
  const warn = (message: string): void => options.onWarning(message)
  const primary = new StorePlace(path)
  const fallback = fallbackPath === undefined ? undefined : new StorePlace(fallbackPath)
  const places = new StorePlaces(primary, fallback, warn)
  try {
    const failure = openPrimary(primary, warn)
    if (fallback !== undefined && failure === undefined) takeBack(fallback, primary)
    if (failure !== undefined) useFallback(places, primary, fallback, failure.cause)
    return new SqliteResponseStore(places, warn)
  } catch (error) {
    places[Symbol.dispose]()
    throw error
  }
}

/** Opens the store for writing, else for reading; then the cause is why it cannot be written. */
function openPrimary(primary: StorePlace, warn: (message: string) => void): { cause: unknown } | undefined {
  try {
    primary.openForWriting()
    return undefined
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    try {
      primary.openForReading()
    } catch (error) {
      if (error instanceof UsageError) throw error
      warn(`The responses stored in ${primary.path} cannot be read (${reason(error)}); they are asked again.`)
    }
    return { cause }
  }
}

/** What an earlier run left in the fall-back moves into the store; while it cannot, it is only read. */
function takeBack(fallback: StorePlace, primary: StorePlace): void {
  if (!existsSync(fallback.path) || primary.writableFile === undefined) return
  try {
    mergeStoreFile(fallback.path, primary.writableFile)
  } catch (error) {
    if (error instanceof UsageError) throw error
    fallback.openForReading()
  }
}

function useFallback(
  places: StorePlaces,
  primary: StorePlace,
  fallback: StorePlace | undefined,
  cause: unknown,
): void {
  try {
    fallback?.openForWriting()
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw unwritableError([
      { path: primary.path, error: cause },
      { path: fallback?.path ?? '', error },
    ])
  }
  places.moveToFallback(cause)
}
