import type { Profile } from '../measure/profile.ts'
import { lastWindowSeconds, warmupShare, type WorkloadThroughput } from '../measure/workload-timeline.ts'
import { cellText } from './cell-text.ts'
import { outlineTable } from './outline-table.ts'
import type { PointResult } from './point-result.ts'
import { sectionedTable } from './sectioned-table.ts'

const headers = [
  'Metric (tok/s)',
  'Overall',
  `Last ${lastWindowSeconds}s`,
  `Steady (drop ${warmupShare * 100}%)`,
] as const

function rowsOf(workload: WorkloadThroughput, profile: Profile): string[][] {
  const cell = (value: number): string => cellText(profile, 'Output Throughput (tok/s)', value, '.2f')
  return workload.rates.map((rate) => [
    rate.metric,
    cell(rate.overall),
    cell(rate.lastWindow),
    cell(rate.steadyState),
  ])
}

/** Throughput in windows of time, a section per load point; undefined where nothing was answered. */
export function workloadTable(results: readonly PointResult[], profile: Profile): string | undefined {
  const sections = results.flatMap((result) =>
    result.workload === undefined ? [] : [{ result, rows: rowsOf(result.workload, profile) }],
  )
  return sections.length === 0 ? undefined : sectionedTable('Workload Throughput', headers, sections, profile)
}

/** The throughput of one load point as the console shows it. */
export function workloadOutline(workload: WorkloadThroughput, profile: Profile): string {
  return outlineTable({
    headers,
    rows: rowsOf(workload, profile),
    alignments: ['left', 'right', 'right', 'right'],
  })
}
