/** The letters that stand for one character after a backslash; a line end stands for nothing. */
export const escapedLetters: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const unnamed = 'names of characters (\\N{…}) are not supported'

const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|([^]?))/gu

/** A decoded text, or why there is none; `supported` is false for what Python would have decoded. */
export type DecodedEscapes =
  | { readonly value: string }
  | { readonly refused: string; readonly supported: boolean }

/**
 * Decodes escapes as Python's codec `unicode_escape` does: `\n`, `\x41`, `\u0416`, `\101`; of unknown letters the backslash
 * stays. A text with an escape that Python refuses gives the reason of the first instead of a value; one with `\N{…}`, which
 * needs the names of all characters, is marked as not supported.
 * @source CPython 3.11 Objects/unicodeobject.c `_PyUnicode_DecodeUnicodeEscapeInternal`
 */
export function decodeUnicodeEscapes(text: string): DecodedEscapes {
  if (!text.includes('\\')) return { value: text }
  let refused: string | undefined
  const value = text.replace(ESCAPE, (escape, octal, x, u, long, letter) => {
    const code = codeOf(octal, x ?? u ?? long)
    if (code !== undefined && code <= 0x10ffff) return String.fromCodePoint(code)
    const plain = typeof letter === 'string' ? escapedLetters[letter] : undefined
    if (plain !== undefined) return plain
    refused ??= refusal(escape, letter)
    return escape
  })
  return refused === undefined ? { value } : { refused, supported: refused !== unnamed }
}

function codeOf(octal: string | undefined, hex: string | undefined): number | undefined {
  if (octal !== undefined) return Number.parseInt(octal, 8)
  return hex === undefined ? undefined : Number.parseInt(hex, 16)
}

function refusal(escape: string, letter: string | undefined): string | undefined {
  if (letter === '') return '\\ at end of string'
  if (letter === 'x') return 'truncated \\xXX escape'
  if (letter === 'u') return 'truncated \\uXXXX escape'
  if (letter === 'U') return 'truncated \\UXXXXXXXX escape'
  if (letter === 'N') return 'malformed \\N character escape'
  if (escape.startsWith('\\U')) return 'illegal Unicode character'
  return escape.startsWith('\\N') ? unnamed : undefined
}
