import { statSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { explain } from './open-prepared.ts'
import { openReadableDatabase } from './open-readable-database.ts'
import { openWritableDatabase } from './open-writable-database.ts'
import { StoreMovedError } from './store-moved-error.ts'

/** A key (32 bytes) and the text stored under it. */
export type StoredRow = readonly [key: Uint8Array, text: string]

/** One SQLite file of stored responses. */
export class StoreFile implements Disposable {
  readonly path: string
  readonly writable: boolean
  /** Whether a transaction needs no disk sync, so that it is cheap. */
  readonly cheapWrites: boolean
  readonly #database: DatabaseSync
  readonly #inode: bigint | undefined
  readonly #select: StatementSync
  #insert: StatementSync | undefined

  private constructor(path: string, database: DatabaseSync, writable: boolean) {
    this.path = path
    this.writable = writable
    this.#database = database
    this.#inode = inode(path)
    this.cheapWrites = database.prepare('PRAGMA journal_mode').get()?.['journal_mode'] === 'wal'
    this.#select = database.prepare('SELECT response FROM responses WHERE key = ?')
  }

  /** @throws UsageError if it is no store we know; SQLite's or the file system's error if it cannot be written. */
  static openForWriting(path: string): StoreFile {
    return new StoreFile(path, openWritableDatabase(path), true)
  }

  /** Undefined where nothing is stored. @throws UsageError if it is no store we know, or the error of reading it. */
  static openForReading(path: string): StoreFile | undefined {
    const database = openReadableDatabase(path)
    return database === undefined ? undefined : new StoreFile(path, database, false)
  }

  /** @throws UsageError if the file is damaged. */
  get(key: Uint8Array): string | undefined {
    try {
      const text = this.#select.get(key)?.['response']
      return typeof text === 'string' ? text : undefined
    } catch (error) {
      throw explain(error, this.path)
    }
  }

  /**
   * Writes all rows in one transaction, or none and throws.
   *
   * @throws StoreMovedError if the file is no longer there; SQLite's error if it cannot be written.
   */
  write(rows: readonly StoredRow[]): void {
    this.#insert ??= this.#database.prepare('INSERT OR REPLACE INTO responses VALUES (?, ?)')
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      if (inode(this.path) !== this.#inode) throw new StoreMovedError(this.path)
      for (const [key, text] of rows) this.#insert.run(key, text)
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  [Symbol.dispose](): void {
    if (this.#database.isOpen) this.#database.close()
  }
}

function inode(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino
}
