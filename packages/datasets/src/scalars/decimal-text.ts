/**
 * `str(decimal.Decimal)` of `unscaled` × 10^-scale.
 * @source CPython 3.11 Lib/_pydecimal.py, Decimal.__str__
 */
export function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled)
  const pointAt = digits.length - scale
  if (scale === 0) return sign + digits
  if (scale < 0 || pointAt <= -6) return sign + scientific(digits, pointAt - 1)
  if (pointAt <= 0) return `${sign}0.${'0'.repeat(-pointAt)}${digits}`
  return `${sign}${digits.slice(0, pointAt)}.${digits.slice(pointAt)}`
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${digits[0]}${fraction}E${exponent < 0 ? '' : '+'}${exponent}`
}

/** The integer of big-endian two's complement bytes. */
export function integerFromBytes(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return BigInt.asIntN(bytes.length * 8, value)
}
