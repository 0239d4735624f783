import { floatRepr } from '@eval/pystd'

/** An unsigned decimal number: `digits × 10^-scale`. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/**
 * A decimal number's text (`-12.5`, `1.5e-05`) with `places` decimals: rounded half to even on its decimal digits, as
 * Python's Decimal does, not on a binary value.
 */
export function decimalText(number: string, places: number): string {
  const { digits, scale } = decimalOf(number)
  const rounded =
    scale <= places ? digits * 10n ** BigInt(places - scale) : roundHalfEven(digits, scale - places)
  const text = String(rounded).padStart(places + 1, '0')
  const point = text.length - places
  const sign = number.startsWith('-') ? '-' : ''
  return sign + (places === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`)
}

/**
 * Decimals that pytablewriter counts in a number. Parity: it counts in the text of the nearest float, and an exponent
 * counts where the mantissa has a point: 5 for `1.5e-05`.
 * @source dataproperty/_function.py `DigitCalculator` (pytablewriter 1.2.1)
 */
export function decimalPlaces(number: string): number {
  const text = floatRepr(Math.abs(Number(number)))
  const fraction = text.split('.')[1]
  return fraction === undefined ? Number(text.split('e-')[1] ?? 0) : fraction.length
}

function decimalOf(number: string): Decimal {
  const [mantissa = '', exponent = '0'] = number.replace(/^[+-]/, '').toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = BigInt(whole + fraction)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

function roundHalfEven(digits: bigint, drop: number): bigint {
  const unit = 10n ** BigInt(drop)
  const quotient = digits / unit
  const twice = (digits % unit) * 2n
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient
}
