import { formatFloat, pySum } from '@eval/pystd'
import { boxTable, type BoxColumn } from './box-table.ts'
import { factBox, titleBox } from './fact-box.ts'
import { percentileNumber, type PointResult, summaryNumber } from './point-result.ts'
import type { RunFacts } from './run-facts.ts'
import { pad } from './text-table.ts'
import { thousands } from './thousands.ts'

const headers = [
  'Conc.',
  'Rate',
  'RPS',
  'Avg Lat.(s)',
  'P99 Lat.(s)',
  'Avg TTFT(s)',
  'P99 TTFT(s)',
  'Avg TPOT(s)',
  'P99 TPOT(s)',
  'Gen. toks/s',
  'Success Rate',
]

/** @source evalscope/perf/utils/rich_display.py, 1.4.1 */
export function performanceSummaryV14(results: readonly PointResult[], facts: RunFacts): string {
  const rows = results.map(detailRow).sort(byConcurrencyThenRate)
  const columns: BoxColumn[] = headers.map((header) => ({ header, alignment: 'right' }))
  return [
    titleBox('Performance Test Summary Report'),
    '',
    'Basic Information:',
    factBox(basicFacts(results, facts)),
    '',
    '',
    boxTable({ title: 'Detailed Performance Metrics', columns, sections: [rows], width: 100 }),
    '',
    '',
    ...bestConfiguration(rows),
    '',
    'Performance Recommendations:',
    ...recommendations(rows),
    '',
  ].join('\n')
}

function basicFacts(results: readonly PointResult[], facts: RunFacts): [string, string][] {
  const tokens = total(
    results.map(
      ({ summary }) =>
        summaryNumber(summary, 'Average output tokens per request') *
        summaryNumber(summary, 'Succeed requests'),
    ),
  )
  const seconds = total(results.map(({ summary }) => summaryNumber(summary, 'Time taken for tests (s)')))
  return [
    ['Model', facts.modelId],
    ['Test Dataset', facts.dataset],
    ['Total Generated', `${thousands(tokens)} tokens`],
    ['Total Test Time', `${formatFloat(seconds, '.2f')} seconds`],
    ['Avg Output Rate', `${formatFloat(tokens / seconds, '.2f')} tokens/sec`],
    ['Output Path', facts.outputs],
  ]
}

const total = (values: readonly number[]): number => pySum(values)

function detailRow(result: PointResult): string[] {
  const of = (key: string): number => summaryNumber(result.summary, key)
  const p99 = (metric: string): string => formatFloat(percentileNumber(result, '99%', metric), '.3f')
  const rate = of('Request rate (req/s)')
  return [
    String(Math.trunc(of('Number of concurrency'))),
    rate === -1 ? 'INF' : String(Math.trunc(rate)),
    formatFloat(of('Request throughput (req/s)'), '.2f'),
    formatFloat(of('Average latency (s)'), '.3f'),
    p99('Latency (s)'),
    formatFloat(of('Average time to first token (s)'), '.3f'),
    p99('TTFT (s)'),
    formatFloat(of('Average time per output token (s)'), '.3f'),
    p99('TPOT (s)'),
    formatFloat(of('Output token throughput (tok/s)'), '.2f'),
    `${formatFloat((of('Succeed requests') / of('Total requests')) * 100, '.1f')}%`,
  ]
}

function byConcurrencyThenRate(a: readonly string[], b: readonly string[]): number {
  const rate = (row: readonly string[]): number =>
    row[1] === 'INF' ? Number.POSITIVE_INFINITY : Number(row[1])
  return Number(a[0]) - Number(b[0]) || (rate(a) === rate(b) ? 0 : rate(a) - rate(b))
}

/** Place of the first row whose cell is best; `sign` is 1 for the largest, -1 for the smallest. */
function bestRow(rows: readonly (readonly string[])[], column: number, sign: 1 | -1): number {
  let best = 0
  rows.forEach((row, index) => {
    if (sign * (Number(row[column]) - Number(rows[best]?.[column])) > 0) best = index
  })
  return best
}

function bestConfiguration(rows: readonly (readonly string[])[]): string[] {
  const fastest = rows[bestRow(rows, 2, 1)] ?? []
  const quickest = rows[bestRow(rows, 3, -1)] ?? []
  const line = (name: string, text: string): string => ` ${pad(name, 18, 'left')}  ${pad(text, 38, 'left')} `
  return [
    pad('Best Performance Configuration', 60, 'center'),
    line('Highest RPS', `Concurrency ${fastest[0]} (${fastest[2]} req/sec)`),
    line('Lowest Latency', `Concurrency ${quickest[0]} (${quickest[3]} seconds)`),
  ]
}

function recommendations(rows: readonly (readonly string[])[]): string[] {
  const best = bestRow(rows, 2, 1)
  const success = Number.parseFloat(rows.at(-1)?.[10] ?? '')
  return [
    best === rows.length - 1
      ? '• The system seems not to have reached its performance bottleneck, try higher concurrency'
      : best === 0
        ? '• Consider lowering concurrency, current load may be too high'
        : `• Optimal concurrency range is around ${rows[best]?.[0]}`,
    ...(success < 95
      ? ['• Success rate is low at high concurrency, check system resources or reduce concurrency']
      : []),
  ]
}
