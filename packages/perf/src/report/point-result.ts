import { toNumber } from '@eval/pystd'
import type { PercentileRow } from '../measure/percentiles.ts'
import type { Summary } from '../measure/summary.ts'
import type { TraceSummary } from '../measure/trace-totals.ts'
import type { WorkloadThroughput } from '../measure/workload-timeline.ts'

/** What one load point measured. */
export interface PointResult {
  readonly summary: Summary
  readonly percentiles: readonly PercentileRow[]
  /** Profiles after `v1.4` only. */
  readonly workload?: WorkloadThroughput
  /** Dialogues only. */
  readonly traces?: TraceSummary
}

/** A number of a summary; NaN where it is missing. */
export function summaryNumber(summary: Summary, key: string): number {
  const value = summary[key]
  return value === undefined ? Number.NaN : toNumber(value)
}

/** A number of the percentile table; NaN where it is missing. */
export function percentileNumber(result: PointResult, label: string, metric: string): number {
  const value = result.percentiles.find((row) => row['Percentiles'] === label)?.[metric]
  return value === undefined ? Number.NaN : toNumber(value)
}
