import { StoreFile, type StoredRow } from './store-file.ts'
import { StoreMovedError } from './store-moved-error.ts'

/** A path where responses are stored, and the file there once it is open. */
export class StorePlace implements Disposable {
  readonly path: string
  #file: StoreFile | undefined

  constructor(path: string) {
    this.path = path
  }

  /** The open file, if it can be written. */
  get writableFile(): StoreFile | undefined {
    return this.#file?.writable === true ? this.#file : undefined
  }

  /** @throws UsageError if it is no store we know; SQLite's or the file system's error if it cannot be written. */
  openForWriting(): StoreFile {
    const file = StoreFile.openForWriting(this.path)
    this.#file?.[Symbol.dispose]()
    this.#file = file
    return file
  }

  /** @throws UsageError if it is no store we know, or the error of reading it. */
  openForReading(): void {
    this.#file = StoreFile.openForReading(this.path)
  }

  get(key: Uint8Array): string | undefined {
    return this.#file?.get(key)
  }

  /** Writes all rows or none; a file that was deleted under us is made anew. */
  write(rows: readonly StoredRow[]): void {
    try {
      const file = this.writableFile ?? this.openForWriting()
      file.write(rows)
    } catch (error) {
      if (!(error instanceof StoreMovedError)) throw error
      this.openForWriting().write(rows)
    }
  }

  [Symbol.dispose](): void {
    this.#file?.[Symbol.dispose]()
    this.#file = undefined
  }
}
