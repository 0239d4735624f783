export { LoadTotals } from './measure/load-totals.ts'
export { type PercentileRow, percentileRows } from './measure/percentiles.ts'
export { type Profile, profiles } from './measure/profile.ts'
export {
  type AnsweredRow,
  type FailedRow,
  type MeasuredRow,
  timePerOutputToken,
} from './measure/result-row.ts'
export { SampleColumns } from './measure/sample-columns.ts'
export { type LoadPoint, summarize, type Summary } from './measure/summary.ts'
export { type TraceStatistic, type TraceSummary, TraceTotals } from './measure/trace-totals.ts'
export {
  type WorkloadRate,
  type WorkloadThroughput,
  WorkloadTimeline,
} from './measure/workload-timeline.ts'
export { percentileTable } from './report/percentile-table.ts'
export { performanceSummary } from './report/performance-summary.ts'
export type { PointResult } from './report/point-result.ts'
export type { RunFacts } from './report/run-facts.ts'
export { summaryTable } from './report/summary-table.ts'
export { traceOutline } from './report/trace-table.ts'
export { workloadOutline } from './report/workload-table.ts'
export { apiNames } from './options/api-format.ts'
export type { ArrivalPattern, PerfConfig } from './options/perf-config.ts'
export type { PerfSettings } from './options/perf-settings.ts'
export { resolveSettings } from './options/resolve-settings.ts'
export { monotonicSeconds } from './client/monotonic-seconds.ts'
export type { LogLevel, PerfServices, PointProgress } from './run/perf-services.ts'
export { type OnFolder, type PerfOutcome, runPerf } from './run/run-perf.ts'
export { systemServices } from './run/system-services.ts'
export type { Selection } from './sla/search.ts'
export { datasetNames } from './run/open-workload.ts'
