import { PyError } from '../../error/py-error.ts'
import { syntaxError } from './token.ts'

const NAMED: Readonly<Record<string, string>> = {
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
const ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))/gu

/** Reads the string literal whose quotes open at `start`; `prefix` in lower case. @throws PyError 'SyntaxError' */
export function readString(
  text: string,
  start: number,
  prefix: string,
  line: number,
): { readonly value: string | Uint8Array; readonly end: number } {
  const quote = text.charAt(start)
  const triple = text.startsWith(quote.repeat(3), start)
  const mark = triple ? quote.repeat(3) : quote
  const stop = findEnd(text, start + mark.length, mark, line)
  const inside = text.slice(start + mark.length, stop)
  return { value: decode(inside, prefix, line), end: stop + mark.length }
}

function findEnd(text: string, from: number, mark: string, line: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith(mark, at)) return at
    else if (text[at] === '\n' && mark.length === 1) break
  }
  const kind = mark.length === 3 ? 'unterminated triple-quoted string literal' : 'unterminated string literal'
  throw syntaxError(`${kind} (detected at line ${line})`, line)
}

function decode(inside: string, prefix: string, line: number): string | Uint8Array {
  const raw = prefix.includes('r')
  if (!prefix.includes('b'))
    return raw ? inside : inside.replace(ESCAPE, (...match) => escaped(line, ...match))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII
  if (/[^\0-\x7f]/.test(inside)) throw syntaxError('bytes can only contain ASCII literal characters', line)
  const text = raw ? inside : inside.replace(ESCAPE, (...match) => escapedByte(line, ...match))
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

/** The groups of {@link ESCAPE}: octal, two, four or eight hexadecimal digits, any other character. */
type Groups = [
  whole: string,
  octal?: string,
  x?: string,
  u?: string,
  long?: string,
  other?: string,
  ...rest: unknown[],
]

function escaped(line: number, ...[whole, octal, x, u, long, other]: Groups): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
  const code = Number.parseInt(x ?? u ?? long ?? '0', 16)
  if (other === undefined) {
    if (code <= 0x10ffff) return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
    throw unicodeError('illegal Unicode character', line)
  }
  if (other === 'N')
    throw new PyError('ValueError', 'a character by name (\\N{…}) in a literal is not supported')
  if (other === 'x') throw unicodeError('truncated \\xXX escape', line)
  if (other === 'u') throw unicodeError('truncated \\uXXXX escape', line)
  if (other === 'U') throw unicodeError('truncated \\UXXXXXXXX escape', line)
  return NAMED[other] ?? whole
}

function escapedByte(line: number, ...[whole, octal, x, , , other]: Groups): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
  if (x !== undefined) return String.fromCharCode(Number.parseInt(x, 16))
  if (other === 'x') throw syntaxError('(value error) invalid \\x escape', line)
  return (other === undefined ? undefined : NAMED[other]) ?? whole
}

function unicodeError(reason: string, line: number): PyError {
  return syntaxError(`(unicode error) 'unicodeescape' codec can't decode bytes: ${reason}`, line)
}
