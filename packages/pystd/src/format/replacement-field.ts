import { PyError } from '../error/py-error.ts'

/** One piece of a format string. */
export type FormatPiece =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'field'
      readonly name: string
      /** `r`, `s`, `a`, or absent. */
      readonly conversion: string | undefined
      /** The specification as written, possibly with fields inside. */
      readonly spec: string
    }

/**
 * Cuts a format string into literal text and replacement fields.
 * @throws PyError 'ValueError', worded as Python does, when the cutting reaches the mistake
 * @source CPython 3.11 Objects/stringlib/unicode_format.h `MarkupIterator_next`
 */
export function* formatPieces(template: string): Generator<FormatPiece> {
  let at = 0
  while (at < template.length) {
    const brace = nextBrace(template, at)
    if (brace > at) yield { type: 'text', text: template.slice(at, brace) }
    if (brace === template.length) return
    if (template[brace + 1] === template[brace]) {
      yield { type: 'text', text: template.slice(brace, brace + 1) }
      at = brace + 2
      continue
    }
    if (template[brace] === '}') throw failure("Single '}' encountered in format string")
    if (brace + 1 === template.length) throw failure("Single '{' encountered in format string")
    const { piece, end } = readField(template, brace + 1)
    yield piece
    at = end
  }
}

function nextBrace(text: string, from: number): number {
  for (let index = from; index < text.length; index++)
    if (text[index] === '{' || text[index] === '}') return index
  return text.length
}

function readField(text: string, start: number): { readonly piece: FormatPiece; readonly end: number } {
  const stop = nameEnd(text, start)
  const name = text.slice(start, stop)
  if (text[stop] === '}')
    return { piece: { type: 'field', name, conversion: undefined, spec: '' }, end: stop + 1 }
  if (text[stop] === ':') return withSpec(text, name, undefined, stop + 1)
  const letter = text.codePointAt(stop + 1)
  if (letter === undefined) throw failure('end of string while looking for conversion specifier')
  const conversion = String.fromCodePoint(letter)
  const next = stop + 1 + conversion.length
  if (text[next] === '}') return { piece: { type: 'field', name, conversion, spec: '' }, end: next + 1 }
  if (next < text.length && text[next] !== ':') throw failure("expected ':' after conversion specifier")
  return withSpec(text, name, conversion, next + 1)
}

/** Where a field's name ends: `}`, `:` or `!` outside brackets. */
function nameEnd(text: string, start: number): number {
  let index = start
  while (index < text.length) {
    const unit = text.charAt(index)
    if (unit === '{') throw failure("unexpected '{' in field name")
    if ('}:!'.includes(unit)) return index
    const closing = unit === '[' ? text.indexOf(']', index) : index
    if (closing < 0) break
    index = closing + 1
  }
  throw failure("expected '}' before end of string")
}

function withSpec(
  text: string,
  name: string,
  conversion: string | undefined,
  start: number,
): ReturnType<typeof readField> {
  let depth = 1
  for (let index = start; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) {
      return { piece: { type: 'field', name, conversion, spec: text.slice(start, index) }, end: index + 1 }
    }
  }
  throw failure("unmatched '{' in format spec")
}

function failure(message: string): PyError {
  return new PyError('ValueError', message)
}
