import { exactDecimal, roundedDigits } from './exact-decimal.ts'

/** `'%.{precision}f' % abs(value)` of a finite number: correctly rounded, halves to even. */
export function fixedText(value: number, precision: number): string {
  const magnitude = Math.abs(value)
  if (precision <= 100 && magnitude < 1e21 && !endsInHalf(magnitude, precision))
    return magnitude.toFixed(precision)
  const digits = String(roundedDigits(exactDecimal(value), -precision)).padStart(precision + 1, '0')
  if (precision === 0) return digits
  return `${digits.slice(0, -precision)}.${digits.slice(-precision)}`
}

// toFixed is exact but rounds halves up; value × 10^precision ends in one half only if value × 2^precision does so.
function endsInHalf(magnitude: number, precision: number): boolean {
  return Number.isInteger(magnitude * 2 ** (precision + 1)) && !Number.isInteger(magnitude * 2 ** precision)
}

/** Significant digits of a number and the power of ten of the first one. */
export interface Significant {
  readonly digits: string
  readonly exponent: number
}

/** The magnitude of a finite number rounded to `count` significant digits, halves to even. */
export function significantDigits(value: number, count: number): Significant {
  if (value === 0) return { digits: '0'.repeat(count), exponent: 0 }
  const decimal = exactDecimal(value)
  const leading = String(decimal.digits).length - 1 + decimal.exponent
  const digits = String(roundedDigits(decimal, leading - count + 1))
  // Rounding up may carry into one more digit: 9.99 → 10.0.
  return digits.length > count
    ? { digits: digits.slice(0, count), exponent: leading + 1 }
    : { digits, exponent: leading }
}

/** The shortest digits that read back as the same finite number. */
export function shortestDigits(value: number): Significant {
  const text = Math.abs(value).toExponential()
  const mark = text.indexOf('e')
  return { digits: text.slice(0, mark).replace('.', ''), exponent: Number(text.slice(mark + 1)) }
}

/** `d.ddde±XX` from significant digits; `alternate` keeps the point without decimals. */
export function exponentText({ digits, exponent }: Significant, alternate = false): string {
  const point = digits.length > 1 || alternate ? '.' : ''
  const sign = exponent < 0 ? '-' : '+'
  return `${digits.slice(0, 1)}${point}${digits.slice(1)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** Positional notation from significant digits; `alternate` keeps the point without decimals. */
export function positionalText({ digits, exponent }: Significant, alternate = false): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction !== '' || alternate ? `${whole}.${fraction}` : whole
}
