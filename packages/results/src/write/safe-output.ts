import { OutputError } from '@eval/core'
import { DurableFile } from './durable-file.ts'
import { systemErrorText } from './system-error.ts'

/** Where a file ended up. */
export interface WrittenFile {
  readonly path: string
  /** Set if the file is not where it was wanted: where that was, and what the file system said. */
  readonly fallback?: { readonly wanted: string; readonly reason: string }
}

/**
 * A file that moves, with all that was written so far, to a second path when the first one cannot be written (disk full,
 * read-only, no permission).
 */
export class SafeOutput implements AsyncDisposable {
  readonly #wanted: string
  readonly #second: string | undefined
  #file: DurableFile | undefined
  #reason: string | undefined

  constructor(wanted: string, second: string | undefined) {
    this.#wanted = wanted
    this.#second = second
  }

  /** @throws OutputError if neither path can be written */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#attempt((file) => file.append(bytes))
  }

  /** @throws OutputError if neither path can be written */
  async commit(): Promise<WrittenFile> {
    const { path } = await this.#attempt((file) => file.commit())
    return this.#reason === undefined
      ? { path }
      : { path, fallback: { wanted: this.#wanted, reason: this.#reason } }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.[Symbol.asyncDispose]()
  }

  async #attempt(action: (file: DurableFile) => Promise<void>): Promise<DurableFile> {
    try {
      this.#file ??= await DurableFile.create(this.#wanted)
      await action(this.#file)
      return this.#file
    } catch (error) {
      await this.#move(error)
    }
    return this.#attempt(action)
  }

  /** Goes on at the second path with what was written at the first. */
  async #move(error: unknown): Promise<void> {
    const reason = systemErrorText(error)
    if (reason === undefined) throw error
    if (this.#reason !== undefined || this.#second === undefined) throw this.#failure(reason, error)
    this.#reason = reason
    const first = this.#file
    try {
      this.#file = await DurableFile.create(this.#second)
      for await (const bytes of first?.contents() ?? []) await this.#file.append(bytes)
    } catch (second) {
      throw this.#failure(systemErrorText(second) ?? String(second), second)
    } finally {
      await first?.[Symbol.asyncDispose]()
    }
  }

  #failure(reason: string, cause: unknown): OutputError {
    const message =
      this.#reason === undefined
        ? `${this.#wanted} cannot be written (${reason}).`
        : `${this.#wanted} cannot be written (${this.#reason}), nor can ${this.#second} (${reason}).`
    return new OutputError(`${message} Free space there or choose another output folder.`, { cause })
  }
}
