import { floatRepr, isFloat, isInt, pyStr, pyStrip, type PyValue, toNumber } from '@eval/pystd'

/** What pytablewriter takes a cell for. */
export type Cell =
  /** None, or blank text, which is kept: it has a width. */
  | { readonly type: 'null'; readonly value: string }
  | { readonly type: 'integer'; readonly value: bigint }
  /** `number`: its decimal text, ASCII digits. */
  | { readonly type: 'real'; readonly number: string }
  | { readonly type: 'infinity' | 'nan' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }

export type CellType = Cell['type']

/**
 * Types a cell. Text is looked at: `0.2500` is a real number, `0.0000` an integer, `nan`, `inf` and `true` what they say;
 * unless `asText` asks to leave text as it is.
 * @source typepy, dataproperty/_dataproperty.py (pytablewriter 1.2.1)
 */
export function cellOf(value: PyValue, asText: boolean): Cell {
  if (value === null) return { type: 'null', value: '' }
  if (typeof value === 'boolean') return { type: 'bool', value }
  if (isInt(value)) return { type: 'integer', value: BigInt(value) }
  if (isFloat(value)) return numberCell(floatRepr(toNumber(value)))
  const text = typeof value === 'string' ? value : pyStr(value)
  const line = unquoted(oneLine(text))
  if (pyStrip(line) === '') return { type: 'null', value: line }
  return (asText ? undefined : detected(line)) ?? { type: 'string', value: line }
}

/** `number`: the text of a float, or of a decimal number. */
function numberCell(number: string): Cell {
  if (number.endsWith('nan')) return { type: 'nan' }
  if (number.endsWith('inf')) return { type: 'infinity' }
  return Number.isInteger(Number(number))
    ? { type: 'integer', value: truncated(number) }
    : { type: 'real', number }
}

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
/** Text with an exponent is a real number only in this form. */
const SCIENTIFIC_REAL = /^-?\d+(?:\.\d*)?e[+-]?\d{0,2}$/i
const LONG_EXPONENT = /^-?\d+(?:\.\d*)?e[+-]?\d{3,}$/i
const THOUSANDS = /\d{1,3}(?:,\d{1,3})+/

function detected(text: string): Cell | undefined {
  const plain = decimalDigits(text)
  if (DECIMAL.test(plain)) {
    const cell = numberCell(plain)
    const real = !/e/i.test(text) || SCIENTIFIC_REAL.test(text)
    if (cell.type === 'real' && real) return cell
  }
  return integerIn(text, plain) ?? wordIn(text, plain)
}

function integerIn(text: string, plain: string): Cell | undefined {
  if (LONG_EXPONENT.test(text)) return undefined
  const number = THOUSANDS.test(plain) ? plain.replaceAll(',', '') : plain
  return DECIMAL.test(number) ? { type: 'integer', value: truncated(number) } : undefined
}

function wordIn(text: string, plain: string): Cell | undefined {
  if (/^[+-]?inf(?:inity)?$/i.test(plain)) return { type: 'infinity' }
  if (/^[+-]?s?nan\d*$/i.test(plain)) return { type: 'nan' }
  if (/^true$/i.test(text)) return { type: 'bool', value: true }
  return /^false$/i.test(text) ? { type: 'bool', value: false } : undefined
}

/** The text as Python's Decimal reads it: no blanks around, no underscores, ASCII digits. */
function decimalDigits(text: string): string {
  return pyStrip(text)
    .replaceAll('_', '')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)))
}

/** Decimal digits come in runs of ten from zero to nine. */
function digitValue(codePoint: number): number {
  let zero = codePoint
  while (codePoint - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return (codePoint - zero) % 10
}

function truncated(decimal: string): bigint {
  const [mantissa = '', exponent = '0'] = decimal.toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.')
  const point = whole.length + Number(exponent)
  const digits = (whole + fraction).padEnd(point, '0').slice(0, Math.max(0, point))
  return BigInt(digits === '' ? 0 : digits) * (mantissa.startsWith('-') ? -1n : 1n)
}

/** A cell is one line; a tab is two blanks. */
function oneLine(text: string): string {
  return text.replace(/\r\n|\n/g, ' ').replaceAll('\t', '  ')
}

/** Parity: quotes around a text are taken off. */
function unquoted(text: string): string {
  const quote = text.charAt(0)
  const quoted = (quote === "'" || quote === '"') && text.endsWith(quote) && text.split(quote).length === 3
  return quoted ? text.slice(1, -1) : text
}
