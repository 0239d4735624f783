import { PyError } from '../../error/py-error.ts'
import type { Category, SetItem } from '../tree/node.ts'
import type { PatternSource } from './pattern-source.ts'

const LETTERS: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 }
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }
const HEX = /^[0-9a-fA-F]$/
const OCTAL = /^[0-7]$/
const CATEGORIES: Readonly<Record<string, Category>> = { d: 'd', D: 'D', w: 'w', W: 'W', s: 's', S: 'S' }

/**
 * Reads an escape that stands for one character or a category, after its backslash. `inSet` follows the rules inside `[…]`
 * (`\b` is a backspace, digits are octal).
 * @throws PyError 're.error' for an escape Python refuses, 'NotImplementedError' for `\N{…}`
 * @source CPython 3.11 Lib/re/_parser.py `_escape`, `_class_escape`
 */
export function parseEscape(source: PatternSource, inSet: boolean): SetItem {
  const start = source.at - 1
  const letter = source.take()
  if (letter === undefined) throw source.error('bad escape (end of pattern)', start)
  const category = CATEGORIES[letter]
  if (category !== undefined) return { type: 'category', category }
  if (letter in HEX_DIGITS) return character(hexEscape(source, letter, start))
  if (letter === 'N') {
    throw new PyError(
      'NotImplementedError',
      'a character by name (\\N{…}) in a regular expression is not supported',
    )
  }
  if (letter === 'b' && !inSet) throw source.error('bad escape \\b', start)
  const known = LETTERS[letter]
  if (known !== undefined) return character(known)
  if (OCTAL.test(letter)) return character(octalEscape(source, letter, inSet, start))
  if (/^[a-zA-Z0-9]$/.test(letter)) throw source.error(`bad escape \\${letter}`, start)
  return character(letter.codePointAt(0) ?? 0)
}

function character(code: number): SetItem {
  return { type: 'range', low: code, high: code }
}

function hexEscape(source: PatternSource, letter: string, start: number): number {
  const count = HEX_DIGITS[letter] ?? 0
  const digits = source.takeWhile(HEX, count)
  if (digits.length < count) throw source.error(`incomplete escape \\${letter}${digits}`, start)
  const code = Number.parseInt(digits, 16)
  if (code > 0x10ffff) throw source.error(`bad escape \\${letter}${digits}`, start)
  return code
}

function octalEscape(source: PatternSource, first: string, inSet: boolean, start: number): number {
  const digits = first + source.takeWhile(OCTAL, 2)
  const value = Number.parseInt(digits, 8)
  if (value > 0o377 && (inSet || first !== '0')) {
    throw source.error(`octal escape value \\${digits} outside of range 0-0o377`, start)
  }
  return value
}
