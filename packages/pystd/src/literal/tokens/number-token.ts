import { pyFloat } from '../../types/float-value.ts'
import { pyInt } from '../../types/int-value.ts'
import { PyError } from '../../error/py-error.ts'
import type { PyValue } from '../../value.ts'
import { syntaxError } from './token.ts'

const BASED = /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+/y
const DECIMAL = /(?:[0-9](?:_?[0-9])*)?(?:\.(?:[0-9](?:_?[0-9])*)?)?(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?/y
const WORD = /[\p{XID_Start}_\p{XID_Continue}]+/uy
/** Python's limit on decimal digits of an int literal. */
const MAX_DIGITS = 4300

/**
 * Reads the number literal at a position.
 * @throws PyError 'SyntaxError' for malformed numbers, 'ValueError' for complex ones, which have no value here
 */
export function readNumber(
  text: string,
  start: number,
  line: number,
): { readonly value: PyValue; readonly end: number } {
  const based = matchAt(BASED, text, start)
  const source = based ?? matchAt(DECIMAL, text, start) ?? ''
  const end = start + source.length
  checkEnd(text, end, source, line)
  const digits = source.replaceAll('_', '')
  if (based !== undefined) return { value: pyInt(BigInt(digits.toLowerCase())), end }
  if (/j$/i.test(digits)) throw new PyError('ValueError', `complex numbers are not supported: ${source}`)
  if (/[.eE]/.test(digits)) return { value: pyFloat(Number(digits)), end }
  return { value: decimalInt(digits, line), end }
}

function decimalInt(digits: string, line: number): number | bigint {
  if (/^0+[1-9]/.test(digits)) {
    const message =
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers'
    throw syntaxError(message, line)
  }
  if (digits.length > MAX_DIGITS) {
    const message = `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion: value has ${digits.length} digits`
    throw syntaxError(message, line)
  }
  return pyInt(BigInt(digits))
}

// Parity: a keyword may follow a number without a space (`1if x else 2`).
function checkEnd(text: string, end: number, source: string, line: number): void {
  const word = matchAt(WORD, text, end)
  if (word === undefined || /^(?:and|else|for|if|in|is|not|or)(?![\w])/.test(word)) return
  const based = /^0[xob]/i.exec(source + word)?.[0].toLowerCase()
  const kind = based === undefined ? 'decimal' : { '0x': 'hexadecimal', '0o': 'octal', '0b': 'binary' }[based]
  throw syntaxError(`invalid ${kind ?? 'decimal'} literal`, line)
}

function matchAt(regex: RegExp, text: string, at: number): string | undefined {
  regex.lastIndex = at
  return regex.exec(text)?.[0]
}
