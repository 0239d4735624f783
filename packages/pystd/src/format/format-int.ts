import { PyError } from '../error/py-error.ts'
import { assembleNumber } from './assemble-number.ts'
import { formatFloatSpec } from './format-float.ts'
import { type FormatSpec, parseFormatSpec, unknownFormatCode } from './format-spec.ts'
import { pad } from './padding.ts'

const RADIX: Readonly<Record<string, number>> = { '': 10, d: 10, n: 10, b: 2, o: 8, x: 16, X: 16 }
const FLOAT_TYPES = 'eEfFgG%'

/**
 * `format(value, spec)` of an int or a bool (as 0 or 1).
 * @throws PyError 'ValueError'; 'OverflowError' for a character code or float out of range
 */
export function formatInt(value: number | bigint, spec: string, className: 'int' | 'bool' = 'int'): string {
  const parsed = parseFormatSpec(spec, className)
  if (parsed.type !== '' && FLOAT_TYPES.includes(parsed.type)) return formatFloatSpec(asFloat(value), parsed)
  const radix = RADIX[parsed.type]
  if (radix === undefined && parsed.type !== 'c') throw unknownFormatCode(parsed.type, className)
  if (parsed.precision !== undefined) throw refused('Precision')
  if (parsed.noNegativeZero) throw refused('Negative zero coercion (z)')
  return radix === undefined ? character(value, parsed) : digits(BigInt(value), radix, parsed)
}

function digits(value: bigint, radix: number, spec: FormatSpec): string {
  const magnitude = (value < 0n ? -value : value).toString(radix)
  const upper = spec.type === 'X'
  const prefix = spec.alternate && radix !== 10 ? `0${spec.type}` : ''
  const parts = {
    negative: value < 0n,
    prefix,
    digits: upper ? magnitude.toUpperCase() : magnitude,
    rest: '',
  }
  return assembleNumber(parts, spec, radix === 10 ? 3 : 4)
}

function character(value: number | bigint, spec: FormatSpec): string {
  if (spec.sign !== undefined)
    throw new PyError('ValueError', "Sign not allowed with integer format specifier 'c'")
  if (spec.alternate) {
    throw new PyError('ValueError', "Alternate form (#) not allowed with integer format specifier 'c'")
  }
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value)) {
    throw new PyError('OverflowError', 'Python int too large to convert to C long')
  }
  if (value < 0 || value > 0x10ffff) throw new PyError('OverflowError', '%c arg not in range(0x110000)')
  return pad(String.fromCodePoint(Number(value)), spec)
}

function asFloat(value: number | bigint): number {
  const float = Number(value)
  if (!Number.isFinite(float)) throw new PyError('OverflowError', 'int too large to convert to float')
  return float
}

function refused(what: string): PyError {
  return new PyError('ValueError', `${what} not allowed in integer format specifier`)
}
