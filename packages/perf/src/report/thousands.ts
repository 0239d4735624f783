import { floatRepr, formatFloat } from '@eval/pystd'

/** A float with commas between thousands: Python's `f'{value:,}'`, or with a fixed number of decimals. */
export function thousands(value: number, decimals?: number): string {
  const text = decimals === undefined ? floatRepr(value) : formatFloat(value, `.${decimals}f`)
  const [whole = '', ...rest] = text.split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
}
