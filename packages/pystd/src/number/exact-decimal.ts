/** A finite non-negative number as `digits × 10^exponent`, exactly. */
export interface ExactDecimal {
  readonly digits: bigint
  readonly exponent: number
}

const view = new DataView(new ArrayBuffer(8))

/** The exact decimal value of a finite number's magnitude. */
export function exactDecimal(value: number): ExactDecimal {
  view.setFloat64(0, Math.abs(value))
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const mantissa = (bits & 0xfffffffffffffn) | (biased === 0 ? 0n : 0x10000000000000n)
  const power = Math.max(biased, 1) - 1075
  if (power >= 0) return { digits: mantissa << BigInt(power), exponent: 0 }
  return { digits: mantissa * 5n ** BigInt(-power), exponent: power }
}

/** `decimal ÷ 10^exponent` as an integer, halves to even: the digits down to that decimal place. */
export function roundedDigits(decimal: ExactDecimal, exponent: number): bigint {
  const drop = exponent - decimal.exponent
  if (drop <= 0) return decimal.digits * 10n ** BigInt(-drop)
  const unit = 10n ** BigInt(drop)
  const quotient = decimal.digits / unit
  const twice = (decimal.digits % unit) * 2n
  return twice > unit || (twice === unit && quotient % 2n === 1n) ? quotient + 1n : quotient
}
