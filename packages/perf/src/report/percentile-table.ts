import { pyStr, toNumber } from '@eval/pystd'
import type { PercentileRow } from '../measure/percentiles.ts'
import type { Profile } from '../measure/profile.ts'
import { cellText } from './cell-text.ts'
import { outlineTable } from './outline-table.ts'
import { prettyTable } from './pretty-table.ts'

/** The percentiles of a run as the console shows them: a row per percentile, later profiles a row per metric. */
export function percentileTable(rows: readonly PercentileRow[], profile: Profile): string {
  const headers = Object.keys(rows[0] ?? {})
  if (profile === 'v1.4')
    return prettyTable({ headers, rows: rows.map((row) => headers.map((name) => pyStr(row[name] ?? null))) })
  const metrics = headers.filter((name) => name !== 'Percentiles')
  return outlineTable({
    headers: ['Metric', ...rows.map((row) => pyStr(row['Percentiles'] ?? ''))],
    rows: metrics.map((name) => [
      name,
      ...rows.map((row) => cellText(profile, name, toNumber(row[name] ?? Number.NaN), '.2f')),
    ]),
    alignments: ['left', ...rows.map(() => 'right' as const)],
  })
}
