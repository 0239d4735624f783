import type { PyValue } from '../value.ts'
import { TextOutput } from './text-output.ts'
import { writeValue } from './write-value.ts'
import { writingOf } from './writing-of.ts'

/** The keyword arguments of `json.dumps`. */
export interface JsonDumpsOptions {
  /** Spaces (or the text) per level; absent or null: everything on one line. */
  readonly indent?: number | string | null | undefined
  /** Escape everything outside ASCII. Default true. */
  readonly ensureAscii?: boolean | undefined
  /** Between items and between key and value. Default `[', ', ': ']`, with indent `[',', ': ']`. */
  readonly separators?: readonly [item: string, key: string] | undefined
  /** Write NaN and the infinities as `NaN`, `Infinity`, `-Infinity` (default) or raise ValueError. */
  readonly allowNan?: boolean | undefined
  /** Write dict entries in the order of their keys. */
  readonly sortKeys?: boolean | undefined
  /** `default=`: the replacement of a value that JSON has no form for (sets, bytes, foreign objects). */
  readonly fallback?: ((value: PyValue) => PyValue) | undefined
}

/**
 * `json.dumps(value, …)`, byte for byte: floats as Python writes them, tuples as arrays, keys that are int, float, bool or
 * None as text.
 * @throws PyError 'TypeError' for values and keys without a JSON form, 'ValueError' for NaN where not allowed,
 *   'RecursionError' for values nested deeper than Python allows
 * @source CPython 3.11 Lib/json/encoder.py
 */
export function jsonDumps(value: PyValue, options: JsonDumpsOptions = {}): string {
  const out = new TextOutput(options.ensureAscii ?? true)
  writeValue(value, 0, writingOf(options), out)
  return out.text
}
