import { PyError } from '../error/py-error.ts'
import { digitValue } from '../text/digits.ts'

/** A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. */
export interface FormatSpec {
  readonly fill: string
  readonly align: '<' | '>' | '=' | '^'
  readonly sign: '+' | '-' | ' ' | undefined
  /** `z`: a negative zero that rounding made is written as zero. */
  readonly noNegativeZero: boolean
  readonly alternate: boolean
  readonly width: number
  readonly grouping: ',' | '_' | undefined
  readonly precision: number | undefined
  /** The presentation type, '' where absent. */
  readonly type: string
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\p{Nd}+)?(,?_?)(?:\.(\p{Nd}*))?(.*)$/su

const ALIGNMENTS: Readonly<Record<string, FormatSpec['align']>> = { '<': '<', '>': '>', '=': '=', '^': '^' }
const SIGNS: Readonly<Record<string, FormatSpec['sign']>> = { '+': '+', '-': '-', ' ': ' ' }
const GROUPINGS: Readonly<Record<string, FormatSpec['grouping']>> = { ',': ',', _: '_' }

/**
 * Reads a format specification for a value of the named Python class.
 * @throws PyError 'ValueError' as Python words it
 * @source CPython 3.11 Python/formatter_unicode.c `parse_internal_render_format_spec`
 */
export function parseFormatSpec(text: string, className: 'str' | 'int' | 'bool' | 'float'): FormatSpec {
  const [, fill, align, sign, z, alternate, zero, width, grouping = '', precision, rest = ''] =
    SPEC.exec(text) ?? []
  const type = Array.from(rest)
  if (grouping === ',_' || (grouping === '_' && precision === undefined && rest.startsWith(','))) {
    throw new PyError('ValueError', "Cannot specify both ',' and '_'.")
  }
  if (precision === '') throw new PyError('ValueError', 'Format specifier missing precision')
  if (type.length > 1) {
    throw new PyError('ValueError', `Invalid format specifier '${text}' for object of type '${className}'`)
  }
  checkGrouping(grouping, type[0] ?? (className === 'str' ? 's' : 'd'))
  const zeroFill = zero !== undefined && fill === undefined
  const side = className === 'str' ? '<' : zeroFill ? '=' : '>'
  return {
    fill: fill ?? (zeroFill ? '0' : ' '),
    align: ALIGNMENTS[align ?? ''] ?? side,
    sign: SIGNS[sign ?? ''],
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    width: width === undefined ? 0 : decimalSize(width),
    grouping: GROUPINGS[grouping],
    precision: precision === undefined ? undefined : decimalSize(precision),
    type: type[0] ?? '',
  }
}

/** The error for a presentation type that a class does not have. */
export function unknownFormatCode(type: string, className: string): PyError {
  const code = type.codePointAt(0) ?? 0
  const shown = code > 32 && code < 128 ? type : `\\x${code.toString(16)}`
  return new PyError('ValueError', `Unknown format code '${shown}' for object of type '${className}'`)
}

/** A decimal count in a format string; digits of any script count. @throws PyError 'ValueError' beyond 2^63 - 1 */
export function decimalSize(digits: string): number {
  let value = 0n
  for (const digit of digits) value = value * 10n + BigInt(digitValue(digit) ?? 0)
  if (value > 9223372036854775807n)
    throw new PyError('ValueError', 'Too many decimal digits in format string')
  return Number(value)
}

function checkGrouping(grouping: string, type: string): void {
  const allowed = grouping === ',' ? 'deEfFgG%' : 'deEfFgG%boxX'
  if (grouping === '' || allowed.includes(type)) return
  throw new PyError('ValueError', `Cannot specify '${grouping}' with '${type}'.`)
}
