import { percentileNumber, type PointResult, summaryNumber } from '../point-result.ts'
import type { Chart } from './line-chart.ts'

type Named = readonly [string, PointResult]

/** Charts of the load points beside each other. */
export function loadCharts(points: readonly Named[]): Chart[] {
  const labels = points.map(([name]) => name.split('_')[1] ?? name)
  const of = (...keys: readonly string[]): number[] =>
    points.map(([, { summary }]) =>
      summaryNumber(summary, keys.find((key) => summary[key] !== undefined) ?? ''),
    )
  const p99 = (...metrics: readonly string[]): number[] =>
    points.map(([, result]) =>
      percentileNumber(
        result,
        '99%',
        metrics.find((metric) => result.percentiles[0]?.[metric] !== undefined) ?? '',
      ),
    )
  const chart = (title: string, average: readonly number[], tail?: readonly number[]): Chart => ({
    title,
    labels,
    lines: [
      { name: 'average', values: average },
      ...(tail === undefined ? [] : [{ name: '99 %', values: tail }]),
    ],
  })
  return [
    chart('Latency (s)', of('Average latency (s)', 'Avg Latency (s)'), p99('Latency (s)')),
    chart(
      'Time to first token',
      of('Average time to first token (s)', 'Avg TTFT (ms)'),
      p99('TTFT (s)', 'TTFT (ms)'),
    ),
    chart(
      'Time per output token',
      of('Average time per output token (s)', 'Avg TPOT (ms)'),
      p99('TPOT (s)', 'TPOT (ms)'),
    ),
    chart('Requests per second', of('Request throughput (req/s)', 'Req Throughput (req/s)')),
    chart('Output tokens per second', of('Output token throughput (tok/s)', 'Output Throughput (tok/s)')),
  ]
}
