import { PyError } from '../error/py-error.ts'
import {
  exponentText,
  fixedText,
  positionalText,
  type Significant,
  shortestDigits,
  significantDigits,
} from '../number/decimal-text.ts'
import { assembleNumber } from './assemble-number.ts'
import { type FormatSpec, parseFormatSpec, unknownFormatCode } from './format-spec.ts'

/**
 * `format(value, spec)` of a Python float, for example `formatFloat(0.12345, '.4f')` → `'0.1235'`; rounded from the exact
 * binary value, halves to even.
 * @throws PyError 'ValueError' for a bad specification
 * @source CPython 3.11 Python/formatter_unicode.c `format_float_internal`
 */
export function formatFloat(value: number, spec: string): string {
  return formatFloatSpec(value, parseFormatSpec(spec, 'float'))
}

/** {@link formatFloat} with a parsed specification. */
export function formatFloatSpec(value: number, spec: FormatSpec): string {
  const type = spec.type.toLowerCase()
  if (!['', 'e', 'f', 'g', 'n', '%'].includes(type) || spec.type === 'N')
    throw unknownFormatCode(spec.type, 'float')
  if ((spec.precision ?? 0) > 2147483647) throw new PyError('ValueError', 'precision too big')
  const body = Number.isFinite(value) ? magnitudeText(value, type, spec) : nonFiniteText(value, type)
  const text = spec.type !== type ? body.toUpperCase() : body
  const negative = isNegative(value) && !(spec.noNegativeZero && /^[0.]*(?:e[-+]00)?%?$/i.test(text))
  const [digits = ''] = /^\d*/.exec(text) ?? []
  return assembleNumber({ negative, prefix: '', digits, rest: text.slice(digits.length) }, spec)
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0)
}

function nonFiniteText(value: number, type: string): string {
  return (Number.isNaN(value) ? 'nan' : 'inf') + (type === '%' ? '%' : '')
}

function magnitudeText(value: number, type: string, spec: FormatSpec): string {
  const precision = spec.precision ?? 6
  if (type === 'f') return withPoint(fixedText(value, precision), spec)
  if (type === '%') {
    const hundredfold = value * 100
    return `${Number.isFinite(hundredfold) ? withPoint(fixedText(hundredfold, precision), spec) : 'inf'}%`
  }
  if (type === 'e') return exponentText(significantDigits(value, precision + 1), spec.alternate)
  if (type === '' && spec.precision === undefined) return general(shortestDigits(value), 16, spec, true)
  const count = Math.max(1, precision)
  return general(significantDigits(value, count), type === '' ? count - 1 : count, spec, type === '')
}

/** `g`: exponent form below 1e-4 and from 10^limit. A float without a type keeps one decimal (`addPointZero`). */
function general(number: Significant, limit: number, spec: FormatSpec, addPointZero: boolean): string {
  const kept = spec.alternate ? number : { ...number, digits: number.digits.replace(/(?!^)0+$/, '') }
  if (number.exponent < -4 || number.exponent >= limit) return exponentText(kept, spec.alternate)
  const text = positionalText(kept, spec.alternate)
  if (!addPointZero || /\.\d/.test(text)) return text
  return text.endsWith('.') ? `${text}0` : `${text}.0`
}

function withPoint(text: string, spec: FormatSpec): string {
  return spec.alternate && !text.includes('.') ? `${text}.` : text
}
