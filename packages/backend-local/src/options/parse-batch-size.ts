import { UsageError } from '@eval/core'
import type { BatchSize } from '../plan/run-limits.ts'

/** Reads a number, `auto`, or lm_eval's `auto:N` (which here is `auto`: lengths are mixed freely in a run). */
export function parseBatchSize(value: number | string): BatchSize {
  if (typeof value === 'number') return value
  if (/^auto(:\d+(\.\d+)?)?$/.test(value)) return 'auto'
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw new UsageError(`batch_size=${value} is not a positive number, auto or auto:N.`)
}
