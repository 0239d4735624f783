import { isPrintable } from '../text/printable.ts'

const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }

/** `repr(text)`: single quotes unless the text holds ' and no "; characters that are not printable are escaped. */
export function stringRepr(text: string): string {
  const quote = quoteFor(text)
  if (isPrintable(text) && !text.includes('\\') && !text.includes(quote)) return quote + text + quote
  let out = quote
  for (const character of text) out += escaped(character, quote)
  return out + quote
}

/** `ascii(text)`: like {@link stringRepr} with every character outside ASCII escaped. */
export function asciiRepr(text: string): string {
  return asciiOnly(stringRepr(text))
}

/** Escapes what is outside ASCII in the text of a `repr`. */
export function asciiOnly(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => codeEscape(character.codePointAt(0) ?? 0))
}

/** The quote character that Python's `repr` chooses for a text. */
export function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'"
}

function escaped(character: string, quote: string): string {
  const named = NAMED[character]
  if (named !== undefined) return named
  if (character === quote) return `\\${character}`
  return isPrintable(character) ? character : codeEscape(character.codePointAt(0) ?? 0)
}

function codeEscape(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`
  return `\\U${code.toString(16).padStart(8, '0')}`
}
