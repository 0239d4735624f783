import { PyError } from '../../error/py-error.ts'
import { decodeUnicodeEscapes, escapedLetters } from './unicode-escapes.ts'
import { syntaxError } from './token.ts'

const BYTE_ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([^]))/g

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
  if (!prefix.includes('b')) return raw ? inside : unescaped(inside, line)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII
  if (/[^\0-\x7f]/.test(inside)) throw syntaxError('bytes can only contain ASCII literal characters', line)
  const text = raw
    ? inside
    : inside.replace(BYTE_ESCAPE, (escape, octal, x, letter) => escapedByte(line, escape, octal, x, letter))
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

function unescaped(inside: string, line: number): string {
  const decoded = decodeUnicodeEscapes(inside)
  if ('value' in decoded) return decoded.value
  if (!decoded.supported) throw new PyError('ValueError', decoded.refused)
  throw syntaxError(`(unicode error) 'unicodeescape' codec can't decode bytes: ${decoded.refused}`, line)
}

function escapedByte(line: number, escape: string, octal?: string, x?: string, letter = ''): string {
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
  if (x !== undefined) return String.fromCharCode(Number.parseInt(x, 16))
  if (letter === 'x') throw syntaxError('(value error) invalid \\x escape', line)
  return escapedLetters[letter] ?? escape
}
