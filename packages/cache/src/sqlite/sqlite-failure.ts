/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html) that we tell apart. */
const BUSY = 5
const LOCKED = 6
const CORRUPT = 11
const FULL = 13
const NOT_A_DATABASE = 26

/** What a failed SQLite call means for a store. */
export type SqliteFailure =
  /** Another process holds the lock; it may work later. */
  | 'busy'
  /** The file is damaged or is no SQLite file. */
  | 'damaged'
  /** The disk is full. */
  | 'full'
  /** The file cannot be opened, read or written: read-only, no permission, disk error … */
  | 'unusable'

/** Tells what kind of failure an error is; undefined for errors that are neither SQLite's nor the file system's. */
export function sqliteFailure(error: unknown): SqliteFailure | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return fromResultCode(error.errcode & 0xff)
  if ('syscall' in error) return 'code' in error && error.code === 'ENOSPC' ? 'full' : 'unusable'
  return undefined
}

function fromResultCode(code: number): SqliteFailure {
  if (code === BUSY || code === LOCKED) return 'busy'
  if (code === CORRUPT || code === NOT_A_DATABASE) return 'damaged'
  return code === FULL ? 'full' : 'unusable'
}
