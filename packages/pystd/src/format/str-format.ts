import { dictGet } from '../dict/dict.ts'
import { PyError } from '../error/py-error.ts'
import { pyRepr, pyStr } from '../repr/repr.ts'
import { asciiOnly } from '../repr/string-repr.ts'
import type { PyDict, PyValue } from '../value.ts'
import { parseFieldPath } from './field-path.ts'
import { followStep } from './follow-step.ts'
import { formatValue } from './format-value.ts'
import { type FormatPiece, formatPieces } from './replacement-field.ts'

/**
 * `template.format(*args, **kwargs)`: automatic and manual numbering, `{a[0]}` look-ups, `!r` `!s` `!a`, nested
 * specifications, the whole mini-language for str, int and float.
 * @throws PyError 'KeyError' for a missing name, 'IndexError' for a missing position, 'ValueError' for a malformed template,
 *   'AttributeError' and 'TypeError' for look-ups that a value does not have
 * @source CPython 3.11 Objects/stringlib/unicode_format.h
 */
export function strFormat(template: string, args: readonly PyValue[] = [], kwargs: PyDict = {}): string {
  return expand(template, { args, kwargs, numbering: { next: 0, mode: undefined } }, 2)
}

interface Formatting {
  readonly args: readonly PyValue[]
  readonly kwargs: PyDict
  readonly numbering: { next: number; mode: 'automatic' | 'manual' | undefined }
}

function expand(template: string, formatting: Formatting, depth: number): string {
  if (depth < 1) throw new PyError('ValueError', 'Max string recursion exceeded')
  let out = ''
  for (const piece of formatPieces(template)) {
    out += piece.type === 'text' ? piece.text : expandField(piece, formatting, depth)
  }
  return out
}

function expandField(field: FormatPiece & { type: 'field' }, formatting: Formatting, depth: number): string {
  const path = parseFieldPath(field.name)
  const start = argument(path.first, formatting)
  const value = convert(path.steps.reduce(followStep, start), field.conversion)
  const spec = field.spec.includes('{') ? expand(field.spec, formatting, depth - 1) : field.spec
  return formatValue(value, spec)
}

function argument(first: string | number, { args, kwargs, numbering }: Formatting): PyValue {
  if (typeof first === 'string' && first !== '') {
    const value = dictGet(kwargs, first)
    if (value === undefined) throw new PyError('KeyError', pyRepr(first))
    return value
  }
  switchNumbering(numbering, first === '' ? 'automatic' : 'manual')
  const index = typeof first === 'number' ? first : numbering.next++
  const value = args[index]
  if (value !== undefined) return value
  throw new PyError('IndexError', `Replacement index ${index} out of range for positional args tuple`)
}

const NUMBERING_TEXT = {
  automatic: 'automatic field numbering',
  manual: 'manual field specification',
} as const

function switchNumbering(numbering: Formatting['numbering'], mode: 'automatic' | 'manual'): void {
  numbering.mode ??= mode
  if (numbering.mode === mode) return
  const message = `cannot switch from ${NUMBERING_TEXT[numbering.mode]} to ${NUMBERING_TEXT[mode]}`
  throw new PyError('ValueError', message)
}

function convert(value: PyValue, conversion: string | undefined): PyValue {
  if (conversion === undefined) return value
  if (conversion === 's') return pyStr(value)
  if (conversion === 'r') return pyRepr(value)
  if (conversion === 'a') return asciiOnly(pyRepr(value))
  const code = conversion.codePointAt(0) ?? 0
  const shown = code > 32 && code < 127 ? conversion : `\\x${code.toString(16)}`
  throw new PyError('ValueError', `Unknown conversion specifier ${shown}`)
}
