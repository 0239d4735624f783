import { PyError } from '../error/py-error.ts'
import { stringRepr } from '../repr/string-repr.ts'
import { digitValue } from '../text/digits.ts'
import { pyStrip } from '../text/strip.ts'
import { pyInt } from '../types/int-value.ts'

const INT = /^[-+]?[0-9]+(?:_[0-9]+)*$/
const FLOAT = /^[-+]?(?:(?:[0-9]+(?:_[0-9]+)*)?\.?(?:[0-9]+(?:_[0-9]+)*)?(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?)$/
const SPECIAL = /^([-+]?)(?:(inf|infinity)|nan)$/i

/** `int(text)` in base ten: white space around it, a sign, single underscores, digits of any script. @throws PyError 'ValueError' */
export function intFromText(text: string): number | bigint {
  const plain = asciiDigits(pyStrip(text))
  if (INT.test(plain)) return pyInt(BigInt(plain.replace(/[+_]/g, '')))
  throw new PyError('ValueError', `invalid literal for int() with base 10: ${stringRepr(text)}`)
}

/** `float(text)`: also `inf`, `infinity`, `nan`. The plain JavaScript number; wrap it with `pyFloat`. @throws PyError 'ValueError' */
export function floatFromText(text: string): number {
  const plain = asciiDigits(pyStrip(text))
  const special = SPECIAL.exec(plain)
  if (special) return special[2] === undefined ? Number.NaN : special[1] === '-' ? -Infinity : Infinity
  if (FLOAT.test(plain) && /^[-+]?\.?[0-9]/.test(plain)) return Number(plain.replaceAll('_', ''))
  throw new PyError('ValueError', `could not convert string to float: ${stringRepr(text)}`)
}

function asciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => String(digitValue(character) ?? character))
}
