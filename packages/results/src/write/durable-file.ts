import { closeSync, createReadStream, fsync, openSync, renameSync, write } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeFolder } from './make-folder.ts'

/**
 * A file that exists under its name only once it is complete and on the disk: it is written as `.<name>.<pid>.partial` and
 * renamed by {@link commit}. Disposing of it uncommitted leaves nothing behind.
 */
export class DurableFile implements AsyncDisposable {
  readonly path: string
  readonly #partial: string
  #descriptor: number | undefined
  #length = 0
  #committed = false

  private constructor(path: string, partial: string, descriptor: number) {
    this.path = path
    this.#partial = partial
    this.#descriptor = descriptor
  }

  /** Makes the folder where needed. @throws the file system's error */
  static async create(path: string): Promise<DurableFile> {
    // With the process in its name: another run may write the same file at the same time.
    const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`)
    try {
      return new DurableFile(path, partial, openSync(partial, 'w'))
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    await makeFolder(dirname(path))
    return new DurableFile(path, partial, openSync(partial, 'w'))
  }

  /** Adds all of `bytes`; after an error none of them count. @throws the file system's error */
  async append(bytes: Uint8Array): Promise<void> {
    if (this.#descriptor === undefined) throw new Error(`${this.path} is already written`)
    let done = 0
    while (done < bytes.length) {
      const place = this.#length + done
      done += (await writeAt(this.#descriptor, bytes, done, bytes.length - done, place)).bytesWritten
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
    if (this.#descriptor !== undefined) await sync(this.#descriptor)
    this.#close()
    renameSync(this.#partial, this.path)
    this.#committed = true
    await syncFolder(dirname(this.path))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#close()
      if (!this.#committed) await rm(this.#partial, { force: true })
    } catch {
      // The disk that cannot be written has been reported by then; what cannot be removed stays as `.partial`.
    }
  }

  #close(): void {
    const descriptor = this.#descriptor
    this.#descriptor = undefined
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

// What takes long is done beside this thread; what does not is done at once, which takes less than handing it over.
const sync = promisify(fsync)
const writeAt = promisify(write)

/** Makes a rename survive a power cut, where the system lets folders be synced. */
async function syncFolder(folder: string): Promise<void> {
  let descriptor: number | undefined
  try {
    descriptor = openSync(folder, 'r')
    await sync(descriptor)
  } catch {
    // Windows and some network file systems cannot; the file itself is complete and synced.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
