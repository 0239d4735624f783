import { OutputError, type Response, type ResponseStore } from '@eval/core'
import { decodeResponse } from './decode-response.ts'
import { type AnsweredResponse, encodeResponse } from './encode-response.ts'
import type { StoredRow } from './sqlite/store-file.ts'
import type { StorePlaces } from './sqlite/store-places.ts'

/** Rows after which a batch is written at once. */
const batchRows = 500

/** How long a batch is gathered where each transaction costs a disk sync, ms. */
const batchWindow = 100

/** A {@link ResponseStore} in SQLite: answers are gathered for a moment and written in one transaction. */
export class SqliteResponseStore implements ResponseStore {
  readonly #places: StorePlaces
  readonly #warn: (message: string) => void
  readonly #pending = new Map<string, AnsweredResponse>()
  #cancelTimer: (() => void) | undefined
  /** How many pending rows start a write; grows while nothing can be written. */
  #nextWrite = batchRows
  #warned = false
  #disposed = false

  constructor(places: StorePlaces, warn: (message: string) => void) {
    this.#places = places
    this.#warn = warn
  }

  getMany(keys: readonly string[]): ReadonlyMap<string, Response> {
    const found = new Map<string, Response>()
    for (const key of keys) {
      const response = this.#pending.get(key) ?? this.#read(key)
      if (response !== undefined) found.set(key, response)
    }
    return found
  }

  #read(key: string): Response | undefined {
    const text = this.#places.get(Buffer.from(key, 'hex'))
    return text === undefined ? undefined : decodeResponse(text)
  }

  put(key: string, response: Response): void {
    if (this.#disposed) throw new Error('The response store is closed.')
    if (!isAnswered(response)) return
    this.#pending.set(key, response)
    if (this.#pending.size >= this.#nextWrite) this.#writeQuietly()
    else if (this.#nextWrite === batchRows) this.#startTimer()
  }

  /** With a write-ahead log the rows of one turn of the event loop make a batch, so that a crash loses next to nothing. */
  #startTimer(): void {
    if (this.#cancelTimer !== undefined) return
    const write = (): void => this.#writeQuietly()
    if (this.#places.cheapWrites) {
      const immediate = setImmediate(write)
      this.#cancelTimer = () => clearImmediate(immediate)
    } else {
      const timer = setTimeout(write, batchWindow)
      this.#cancelTimer = () => clearTimeout(timer)
    }
  }

  /** Nobody could catch an error here; the rows stay, and `flush` reports it. */
  #writeQuietly(): void {
    try {
      this.flush()
    } catch (error) {
      if (!(error instanceof OutputError)) throw error
      this.#nextWrite = this.#pending.size + batchRows
      if (!this.#warned) this.#warn(`${error.message} Until then they are only in memory.`)
      this.#warned = true
    }
  }

  flush(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const rows = [...this.#pending]
    for (let start = 0; start < rows.length; start += batchRows) {
      const batch = rows.slice(start, start + batchRows)
      this.#places.write(batch.map(encodeRow))
      for (const [key] of batch) this.#pending.delete(key)
    }
    this.#nextWrite = batchRows
  }

  /** @throws OutputError if rows are left that cannot be written anywhere; they are then lost. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return
    this.#disposed = true
    try {
      this.flush()
    } finally {
      this.#places[Symbol.dispose]()
    }
  }
}

function isAnswered(response: Response): response is AnsweredResponse {
  return response.state === 'ok' || response.state === 'truncated'
}

function encodeRow([key, response]: readonly [string, AnsweredResponse]): StoredRow {
  return [Buffer.from(key, 'hex'), encodeResponse(response)]
}
