import { encodeUtf8 } from '../text/utf8.ts'
import type { PyValue } from '../value.ts'
import type { JsonDumpsOptions } from './dumps.ts'
import type { JsonOutput } from './json-output.ts'
import { writeKey } from './write-key.ts'
import { type Writing, writeValue } from './write-value.ts'
import { writingOf } from './writing-of.ts'

export interface JsonBytesOptions extends Omit<JsonDumpsOptions, 'ensureAscii'> {
  /** What becomes of lone surrogates, which UTF-8 cannot carry: an escape (default), or the error that Python raises. */
  readonly loneSurrogates?: 'escape' | 'refuse'
}

/** Bytes at first. */
const FIRST = 1 << 12
/** Most bytes of UTF-8 for a unit of UTF-16. */
const WIDEST = 3
/** From so many units on a text is the platform's to encode; of shorter ones the call is the larger part. */
const LONG = 100
const QUOTE = 34
const BACKSLASH = 92
const encoder = new TextEncoder()

/**
 * JSON as UTF-8 in memory that grows and is used again, for many values of which no text is wanted: the bytes of
 * `json.dumps(value, ensure_ascii=False, …)`.
 */
export class JsonBytes implements JsonOutput {
  readonly #writing: Writing
  readonly #refuses: boolean
  #bytes = new Uint8Array(FIRST)
  #length = 0

  constructor(options: JsonBytesOptions = {}) {
    this.#writing = writingOf(options)
    this.#refuses = options.loneSurrogates === 'refuse'
  }

  /** How many bytes were written since {@link clear}. */
  get length(): number {
    return this.#length
  }

  /** What was written since {@link clear}; good until more is written. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  /**
   * Adds a value.
   * @throws PyError 'UnicodeEncodeError' for a lone surrogate where they are refused; else as `jsonDumps`
   */
  value(value: PyValue): void {
    writeValue(value, 0, this.#writing, this)
  }

  /** Adds an entry of a dict, whose braces and commas are the caller's. @throws PyError as {@link value} */
  entry(key: PyValue, value: PyValue): void {
    this.string(writeKey(key, this.#writing.allowNan))
    this.raw(this.#writing.key)
    this.value(value)
  }

  /** Adds once more what was written between two places, each what {@link length} was there. */
  again(start: number, end: number): void {
    this.#reserve(end - start)
    this.#bytes.copyWithin(this.#length, start, end)
    this.#length += end - start
  }

  raw(json: string): void {
    if (json.length >= LONG || !this.#ascii(json)) this.#encode(json)
  }

  string(text: string): void {
    if (text.length < LONG && this.#plain(text)) return
    if (this.#refuses && !text.isWellFormed()) encodeUtf8(text)
    // The platform escapes the characters that Python escapes, in the same way, and lone surrogates besides.
    this.#encode(JSON.stringify(text))
  }

  /** Adds a short text of ASCII; false, and nothing is added, where it needs more than that. */
  #ascii(text: string): boolean {
    this.#reserve(text.length)
    const bytes = this.#bytes
    const start = this.#length
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code > 126) return false
      bytes[start + index] = code
    }
    this.#length = start + text.length
    return true
  }

  /** Adds a short text that needs no escape, in quotes. */
  #plain(text: string): boolean {
    this.#reserve(text.length + 2)
    const bytes = this.#bytes
    let end = this.#length
    bytes[end++] = QUOTE
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code < 32 || code > 126 || code === QUOTE || code === BACKSLASH) return false
      bytes[end++] = code
    }
    bytes[end++] = QUOTE
    this.#length = end
    return true
  }

  #encode(text: string): void {
    this.#reserve(text.length * WIDEST)
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written
  }

  #reserve(bytes: number): void {
    const wanted = this.#length + bytes
    if (wanted <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(wanted, 2 * this.#bytes.length))
    larger.set(this.bytes)
    this.#bytes = larger
  }
}
