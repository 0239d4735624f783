import { pyStr, toNumber } from '@eval/pystd'
import type { PointResult } from '../point-result.ts'
import type { Chart } from './line-chart.ts'

const shown = /^(Latency|TTFT|ITL|TPOT)/

/** Charts of the percentiles of one load point. */
export function percentileCharts(result: PointResult): Chart[] {
  const labels = result.percentiles.map((row) => pyStr(row['Percentiles'] ?? ''))
  return Object.keys(result.percentiles[0] ?? {})
    .filter((name) => shown.test(name))
    .map((name) => ({
      title: name,
      labels,
      lines: [{ name, values: result.percentiles.map((row) => toNumber(row[name] ?? Number.NaN)) }],
    }))
}
