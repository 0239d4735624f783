import { percentileTable } from '../report/percentile-table.ts'
import type { PointResult } from '../report/point-result.ts'
import { summaryTable } from '../report/summary-table.ts'
import { traceOutline } from '../report/trace-table.ts'
import { workloadOutline } from '../report/workload-table.ts'
import type { Measured } from './measured.ts'
import type { PointContext, PointJob } from './point-context.ts'

/** Logs the tables of a load point, and what speaks against its numbers. */
export function showPoint(
  result: PointResult,
  measured: Measured,
  { settings, services }: PointContext,
  job: PointJob,
): void {
  const { profile } = settings
  const show = (title: string, table: string): void => services.log('INFO', `\n${title}:\n${table}`)
  show('Benchmarking summary', summaryTable(result.summary, profile))
  show('Percentile results', percentileTable(result.percentiles, profile))
  if (result.traces !== undefined)
    show(`Per-trace summary (${result.traces.traces} traces)`, traceOutline(result.traces, profile))
  if (result.workload !== undefined)
    show(
      `Workload throughput (${result.workload.samples} samples)`,
      workloadOutline(result.workload, profile),
    )
  if (measured.empty > 0)
    services.log(
      'WARNING',
      `${measured.empty} answers held nothing; profile ${profile} counts them as answered, with a latency of 0`,
    )
  for (const limit of measured.limits)
    services.log('WARNING', `${job.name}: the numbers may be limited by this machine: ${limit}`)
}
