import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from './make-folder.ts'

/**
 * A file that exists under its name only once it is complete and on the disk: it is written as `.<name>.<pid>.partial` and
 * renamed by {@link commit}. Disposing of it uncommitted leaves nothing behind.
 */
export class DurableFile implements AsyncDisposable {
  readonly path: string
  readonly #partial: string
  #handle: FileHandle | undefined
  #length = 0
  #committed = false

  private constructor(path: string, partial: string, handle: FileHandle) {
    this.path = path
    this.#partial = partial
    this.#handle = handle
  }

  /** Makes the folder where needed. @throws the file system's error */
  static async create(path: string): Promise<DurableFile> {
    await makeFolder(dirname(path))
    // With the process in its name: another run may write the same file at the same time.
    const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`)
    return new DurableFile(path, partial, await open(partial, 'w'))
  }

  /** Adds all of `bytes`; after an error none of them count. @throws the file system's error */
  async append(bytes: Uint8Array): Promise<void> {
    if (!this.#handle) throw new Error(`${this.path} is already written`)
    let done = 0
    while (done < bytes.length) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.#length + done)
      done += bytesWritten
    }
    this.#length += bytes.length
  }

  /** What was added so far. */
  async *contents(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#length === 0) return
    yield* createReadStream(this.#partial, { end: this.#length - 1 }) as AsyncIterable<Uint8Array>
  }

  /** Puts the file on the disk under its name. @throws the file system's error */
  async commit(): Promise<void> {
    await this.#handle?.sync()
    await this.#close()
    await rename(this.#partial, this.path)
    this.#committed = true
    await syncFolder(dirname(this.path))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#close()
      if (!this.#committed) await rm(this.#partial, { force: true })
    } catch {
      // The disk that cannot be written has been reported by then; what cannot be removed stays as `.partial`.
    }
  }

  async #close(): Promise<void> {
    const handle = this.#handle
    this.#handle = undefined
    await handle?.close()
  }
}

/** Makes a rename survive a power cut, where the system lets folders be synced. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined
  try {
    handle = await open(folder, 'r')
    await handle.sync()
  } catch {
    // Windows and some network file systems cannot; the file itself is complete and synced.
  } finally {
    await handle?.close()
  }
}
