import { dictFromEntries, type PyDict, type PyValue } from '@eval/pystd'

/** A body under construction: keys keep the place where they were set first, as in a Python dictionary. */
export class BodyBuilder {
  readonly #entries: Map<PyValue, PyValue>
  readonly #keep: ReadonlySet<PyValue>

  /**
   * @param start - Entries to begin with.
   * @param keep - Keys that are not set again.
   */
  constructor(start: Iterable<readonly [PyValue, PyValue]>, keep: Iterable<PyValue> = []) {
    this.#entries = new Map(start)
    this.#keep = new Set(keep)
  }

  /** Sets a key, unless the value is null or undefined, or the key is to be kept. */
  set(key: string, value: PyValue | undefined): this {
    if (value !== null && value !== undefined && !this.#keep.has(key)) this.#entries.set(key, value)
    return this
  }

  delete(key: string): this {
    this.#entries.delete(key)
    return this
  }

  get(key: string): PyValue | undefined {
    return this.#entries.get(key)
  }

  build(): PyDict {
    return dictFromEntries(this.#entries)
  }
}
