import { formatFloat } from '@eval/pystd'

/** Python's `round(value, digits)` of a float: the exact binary value is rounded, ties to even. NaN stays NaN. */
export function pythonRound(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(formatFloat(value, `.${digits}f`)) : value
}
