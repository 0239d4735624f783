import type { Profile } from '../measure/profile.ts'
import { boxTable } from './box-table.ts'
import { cellText } from './cell-text.ts'
import { loadCells, successCell } from './load-cells.ts'
import { type PointResult, summaryNumber } from './point-result.ts'

/** A row per load point. */
export function overviewTable(results: readonly PointResult[], profile: Profile): string {
  const withTraces = results.some((result) => result.traces !== undefined)
  const rows = results.map((result) => {
    const cell = (key: string): string => cellText(profile, key, summaryNumber(result.summary, key), '.2f')
    return [
      ...loadCells(result, profile),
      String(summaryNumber(result.summary, 'Total Requests')),
      cell('Req Throughput (req/s)'),
      cell('Output Throughput (tok/s)'),
      successCell(result, profile),
      ...(withTraces ? [String(result.traces?.traces ?? '-')] : []),
    ]
  })
  const headers = ['Conc.', 'Rate', 'Num', 'RPS', 'Gen/s', 'Success', ...(withTraces ? ['Traces'] : [])]
  return boxTable({
    title: 'Performance Overview',
    columns: headers.map((header) => ({ header, alignment: 'right' })),
    sections: [rows],
    width: 120,
  })
}
