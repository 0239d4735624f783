import type { Spread } from '../statistics/spread.ts'

/** `3.1 (2.9 to 3.4)`: the median, and between which values repetitions lay. */
export function formatSpread({ median, min, max }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)} to ${max.toFixed(digits)})`
}

/** Bytes as whole megabytes (10^6). */
export function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1e6))
}
