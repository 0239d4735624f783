import type { Profile } from '../measure/profile.ts'
import type { TraceSummary } from '../measure/trace-totals.ts'
import { cellText } from './cell-text.ts'
import { outlineTable } from './outline-table.ts'
import type { PointResult } from './point-result.ts'
import { sectionedTable } from './sectioned-table.ts'

/** Statistics of dialogues, a section per load point; undefined where there were none. */
export function traceTable(results: readonly PointResult[], profile: Profile): string | undefined {
  const names = ['mean', 'p50', 'p90', 'p99', 'max'] as const
  const sections = results.flatMap((result) =>
    result.traces === undefined
      ? []
      : [
          {
            result,
            rows: result.traces.rows.map((row) => [
              row.metric,
              ...names.map((name) => cellText(profile, row.metric, row[name], '.2f')),
            ]),
          },
        ],
  )
  return sections.length === 0
    ? undefined
    : sectionedTable('Per-Trace Metrics', ['Metric', ...names], sections, profile)
}

/** The statistics of one load point as the console shows them. */
export function traceOutline(traces: TraceSummary, profile: Profile): string {
  const names = ['mean', 'min', 'p50', 'p90', 'p95', 'p99', 'max'] as const
  return outlineTable({
    headers: ['Metric', ...names],
    rows: traces.rows.map((row) => [
      row.metric,
      ...names.map((name) => cellText(profile, row.metric, row[name], '.2f')),
    ]),
    alignments: ['left', ...names.map(() => 'right' as const)],
  })
}
