import { dictEntries, isDict } from '../dict/dict.ts'
import { PyError } from '../error/py-error.ts'
import { isFloat } from '../types/float-value.ts'
import { floatRepr } from '../repr/float-repr.ts'
import { pyRepr } from '../repr/repr.ts'
import { pyTypeName } from '../types/type-name.ts'
import { compareCodePoints } from '../text/code-points.ts'
import { PyTuple, type PyDict, type PyValue } from '../value.ts'
import { jsonString } from './string-text.ts'

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
  const indent = options.indent ?? undefined
  return dump(value, 0, {
    unit: typeof indent === 'number' ? ' '.repeat(Math.max(0, indent)) : indent,
    ensureAscii: options.ensureAscii ?? true,
    item: options.separators?.[0] ?? (indent === undefined ? ', ' : ','),
    key: options.separators?.[1] ?? ': ',
    allowNan: options.allowNan ?? true,
    sortKeys: options.sortKeys ?? false,
    fallback: options.fallback,
  })
}

interface Writing {
  readonly unit: string | undefined
  readonly ensureAscii: boolean
  readonly item: string
  readonly key: string
  readonly allowNan: boolean
  readonly sortKeys: boolean
  readonly fallback: ((value: PyValue) => PyValue) | undefined
}

/** Levels of nesting that are written before giving up, like Python's recursion limit. */
const MAX_DEPTH = 990

function dump(value: PyValue, level: number, writing: Writing): string {
  if (typeof value === 'string') return jsonString(value, writing.ensureAscii)
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (isFloat(value)) return floatText(Number(value), writing.allowNan)
  if (typeof value === 'number' || typeof value === 'bigint') return pyRepr(value)
  if (level > MAX_DEPTH)
    throw new PyError('RecursionError', 'maximum recursion depth exceeded while encoding a JSON object')
  if (Array.isArray(value)) return list(value, level, writing)
  if (value instanceof PyTuple) return list(value.items, level, writing)
  if (isDict(value)) return dict(value, level, writing)
  if (writing.fallback) return dump(writing.fallback(value), level + 1, writing)
  throw new PyError('TypeError', `Object of type ${pyTypeName(value)} is not JSON serializable`)
}

function floatText(value: number, allowNan: boolean): string {
  if (Number.isFinite(value)) return floatRepr(value)
  if (!allowNan) throw new PyError('ValueError', 'Out of range float values are not JSON compliant')
  return String(value)
}

function list(items: readonly PyValue[], level: number, writing: Writing): string {
  const texts = items.map((item) => dump(item, level + 1, writing))
  return surround('[', texts, ']', level, writing)
}

function dict(value: PyDict, level: number, writing: Writing): string {
  const entries = dictEntries(value)
  if (writing.sortKeys) sortEntries(entries)
  const texts = entries.map(([key, item]) => {
    const name = jsonString(keyText(key, writing.allowNan), writing.ensureAscii)
    return name + writing.key + dump(item, level + 1, writing)
  })
  return surround('{', texts, '}', level, writing)
}

function surround(
  open: string,
  texts: readonly string[],
  close: string,
  level: number,
  writing: Writing,
): string {
  if (texts.length === 0) return open + close
  if (writing.unit === undefined) return open + texts.join(writing.item) + close
  const outer = `\n${writing.unit.repeat(level)}`
  const inner = outer + writing.unit
  return open + inner + texts.join(writing.item + inner) + outer + close
}

function keyText(key: PyValue, allowNan: boolean): string {
  if (typeof key === 'string') return key
  if (key === null) return 'null'
  if (typeof key === 'boolean') return key ? 'true' : 'false'
  if (isFloat(key)) return floatText(Number(key), allowNan)
  if (typeof key === 'number' || typeof key === 'bigint') return pyRepr(key)
  throw new PyError('TypeError', `keys must be str, int, float, bool or None, not ${pyTypeName(key)}`)
}

function sortEntries(entries: [PyValue, PyValue][]): void {
  entries.sort(([a], [b]) => {
    if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b)
    if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) {
      throw new PyError(
        'TypeError',
        `'<' not supported between instances of '${pyTypeName(b)}' and '${pyTypeName(a)}'`,
      )
    }
    return Number(a) - Number(b)
  })
}
