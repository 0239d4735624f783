import { reason } from './reason.ts'
import type { StoredRow } from './store-file.ts'
import type { StorePlace } from './store-place.ts'
import { unwritableError, type WriteFailure } from './unwritable-error.ts'

/**
 * The store and the fall-back store of a run: reads look in both; writes go to the store until it fails, then to the
 * fall-back, which is named in one warning.
 */
export class StorePlaces implements Disposable {
  readonly #primary: StorePlace
  readonly #fallback: StorePlace | undefined
  readonly #warn: (message: string) => void
  #movedToFallback = false

  constructor(primary: StorePlace, fallback: StorePlace | undefined, warn: (message: string) => void) {
    this.#primary = primary
    this.#fallback = fallback
    this.#warn = warn
  }

  /** Whether a transaction needs no disk sync, so that it is cheap. */
  get cheapWrites(): boolean {
    const place = this.#movedToFallback ? this.#fallback : this.#primary
    return place?.writableFile?.cheapWrites ?? false
  }

  get(key: Uint8Array): string | undefined {
    return this.#primary.get(key) ?? this.#fallback?.get(key)
  }

  /** From now on writes go to the fall-back; `cause` says why not to the store. @throws OutputError without a fall-back. */
  moveToFallback(cause: unknown): void {
    if (this.#fallback === undefined) throw unwritableError([{ path: this.#primary.path, error: cause }])
    if (this.#movedToFallback) return
    this.#movedToFallback = true
    this.#warn(
      `Responses cannot be saved in ${this.#primary.path} (${reason(cause)}). They are saved in ${this.#fallback.path} ` +
        'instead; the same command, started again, reads both.',
    )
  }

  /** Writes all rows in one place. @throws OutputError if no place takes them. */
  write(rows: readonly StoredRow[]): void {
    const failures: WriteFailure[] = []
    for (const place of this.#order()) {
      try {
        place.write(rows)
        if (place === this.#fallback) this.moveToFallback(failures[0]?.error)
        return
      } catch (error) {
        failures.push({ path: place.path, error })
      }
    }
    throw unwritableError(failures)
  }

  /** The store may take rows again after the fall-back has failed as well. */
  #order(): readonly StorePlace[] {
    const fallback = this.#fallback === undefined ? [] : [this.#fallback]
    return this.#movedToFallback ? [...fallback, this.#primary] : [this.#primary, ...fallback]
  }

  [Symbol.dispose](): void {
    this.#primary[Symbol.dispose]()
    this.#fallback?.[Symbol.dispose]()
  }
}
