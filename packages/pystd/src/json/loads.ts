import { isRecordKey } from '../dict/dict-from-entries.ts'
import { pyFloat } from '../types/float-value.ts'
import { pyInt } from '../types/int-value.ts'
import type { PyDict, PyValue } from '../value.ts'
import { jsonErrorAt } from './json-error.ts'

/** Containers inside containers that are read before giving up, like Python's recursion limit. */
const MAX_DEPTH = 990
const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y
const LETTER_ESCAPES: ReadonlyMap<number, string> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([letter, value]) => [letter.charCodeAt(0), value],
  ),
)

/**
 * `json.loads(text)`, told apart as Python does: `1.0` becomes a float, integers beyond 2^53 bigints, `NaN`, `Infinity` and `-Infinity` are read; of equal
 * keys the first position and the last value stay; objects with integer-like keys become Maps.
 * @throws PyJsonError with line and column
 * @source CPython 3.11 Lib/json/decoder.py, Modules/_json.c
 */
export function jsonLoads(text: string): PyValue {
  if (text.charCodeAt(0) === 0xfeff)
    throw jsonErrorAt('Unexpected UTF-8 BOM (decode using utf-8-sig)', text, 0)
  return new Reader(text).document()
}

class Reader {
  private readonly text: string
  private at = 0
  private depth = 0

  constructor(text: string) {
    this.text = text
  }

  document(): PyValue {
    this.skipSpace()
    const value = this.value()
    this.skipSpace()
    if (this.at < this.text.length) throw this.error('Extra data', this.at)
    return value
  }

  private value(): PyValue {
    const code = this.text.charCodeAt(this.at)
    if (code === 34) return this.string()
    if (code === 123) return this.nested('object')
    if (code === 91) return this.nested('array')
    if (code === 45 || (code >= 48 && code <= 57)) return this.number()
    return this.word()
  }

  private nested(kind: 'object' | 'array'): PyValue {
    if (++this.depth > MAX_DEPTH) {
      const reason = `maximum recursion depth exceeded while decoding a JSON ${kind} from a unicode string`
      throw jsonErrorAt(reason, this.text, this.at, 'RecursionError')
    }
    const value = kind === 'object' ? this.object() : this.array()
    this.depth--
    return value
  }

  private array(): PyValue[] {
    const items: PyValue[] = []
    this.at++
    this.skipSpace()
    if (this.text.charCodeAt(this.at) === 93) {
      this.at++
      return items
    }
    for (;;) {
      items.push(this.value())
      this.skipSpace()
      const code = this.text.charCodeAt(this.at)
      if (code !== 44 && code !== 93) throw this.error("Expecting ',' delimiter", this.at)
      this.at++
      if (code === 93) return items
      this.skipSpace()
    }
  }

  private object(): PyDict {
    const record: Record<string, PyValue> = {}
    let map: Map<PyValue, PyValue> | undefined
    this.at++
    this.skipSpace()
    if (this.text.charCodeAt(this.at) === 125) {
      this.at++
      return record
    }
    for (;;) {
      const key = this.key()
      if (map === undefined && !isRecordKey(key)) map = new Map(Object.entries(record))
      const value = this.value()
      if (map === undefined) record[key] = value
      else map.set(key, value)
      this.skipSpace()
      const code = this.text.charCodeAt(this.at)
      if (code !== 44 && code !== 125) throw this.error("Expecting ',' delimiter", this.at)
      this.at++
      if (code === 125) return map ?? record
      this.skipSpace()
    }
  }

  /** A property name, its colon and the space around it. */
  private key(): string {
    if (this.text.charCodeAt(this.at) !== 34) {
      throw this.error('Expecting property name enclosed in double quotes', this.at)
    }
    const key = this.string()
    this.skipSpace()
    if (this.text.charCodeAt(this.at) !== 58) throw this.error("Expecting ':' delimiter", this.at)
    this.at++
    this.skipSpace()
    return key
  }

  private string(): string {
    const { text } = this
    const start = ++this.at
    let index = start
    for (;;) {
      const code = text.charCodeAt(index)
      if (code === 34) {
        this.at = index + 1
        return text.slice(start, index)
      }
      if (code === 92) return this.escapedString(start, index)
      if (code < 32) throw this.error('Invalid control character at', index)
      if (index >= text.length) throw this.error('Unterminated string starting at', start - 1)
      index++
    }
  }

  private escapedString(start: number, backslash: number): string {
    const { text } = this
    let out = text.slice(start, backslash)
    this.at = backslash
    let chunk = backslash
    for (;;) {
      const code = text.charCodeAt(this.at)
      if (code === 34) return out + text.slice(chunk, this.at++)
      if (code === 92) {
        out += text.slice(chunk, this.at) + this.escape(start)
        chunk = this.at
        continue
      }
      if (code < 32) throw this.error('Invalid control character at', this.at)
      if (this.at >= text.length) throw this.error('Unterminated string starting at', start - 1)
      this.at++
    }
  }

  private escape(start: number): string {
    const code = this.text.charCodeAt(this.at + 1)
    if (Number.isNaN(code)) throw this.error('Unterminated string starting at', start - 1)
    if (code === 117) return this.unicodeEscape()
    const value = LETTER_ESCAPES.get(code)
    if (value === undefined) throw this.error('Invalid \\escape', this.at)
    this.at += 2
    return value
  }

  private unicodeEscape(): string {
    const digits = this.text.slice(this.at + 2, this.at + 6)
    // Parity: an escape that ends the text counts as broken, not the string as unterminated.
    if (!/^[0-9a-fA-F]{4}$/.test(digits) || this.at + 6 >= this.text.length)
      throw this.error('Invalid \\uXXXX escape', this.at + 1)
    this.at += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private number(): PyValue {
    return this.shortInt() ?? this.anyNumber()
  }

  /** A positive integer of at most 15 digits, the most common number; undefined for any other. */
  private shortInt(): number | undefined {
    const { text } = this
    let value = 0
    let index = this.at
    let code = text.charCodeAt(index)
    if (code === 48) return undefined
    while (code >= 48 && code <= 57) {
      value = value * 10 + code - 48
      code = text.charCodeAt(++index)
    }
    const length = index - this.at
    if (length === 0 || length > 15 || code === 46 || (code | 32) === 101) return undefined
    this.at = index
    return value
  }

  private anyNumber(): PyValue {
    NUMBER.lastIndex = this.at
    const match = NUMBER.exec(this.text)
    if (match === null) return this.word()
    this.at = NUMBER.lastIndex
    if (match[2] !== undefined || match[3] !== undefined) return pyFloat(Number(match[0]))
    const value = Number(match[0])
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
    return pyInt(BigInt(match[0]))
  }

  private word(): PyValue {
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    throw this.error('Expecting value', this.at)
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      this.at++
    }
  }

  private error(reason: string, index: number): Error {
    return jsonErrorAt(reason, this.text, index)
  }
}

const WORDS: readonly (readonly [string, PyValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]
