import { formatFloat, pySum } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import { boxTable } from './box-table.ts'
import { cellText } from './cell-text.ts'
import { factBox, titleBox } from './fact-box.ts'
import { byLoad, successCell } from './load-cells.ts'
import { rateText, runFacts, totalSeconds } from './performance-summary-v19.ts'
import { percentileNumber, type PointResult, summaryNumber } from './point-result.ts'
import type { RunFacts } from './run-facts.ts'
import { thousands } from './thousands.ts'

const headers = [
  'Conc.',
  'Rate',
  'RPS',
  'Avg\nLat.(s)',
  'P99\nLat.(s)',
  'Avg\nInp.TPS',
  'P99\nInp.TPS',
  'Avg\nInp.Tok',
  'Success\nRate',
]

/** The report of servers that only read: embeddings and reranking. @source evalscope/perf/utils/rich_display.py, 1.10.0 */
export function inputSummary(results: readonly PointResult[], facts: RunFacts, profile: Profile): string {
  const tokens = pySum(
    results.map(
      ({ summary }) =>
        summaryNumber(summary, 'Avg Input Tokens') * summaryNumber(summary, 'Success Requests'),
    ),
  )
  const seconds = totalSeconds(results)
  const tokenFacts: [string, string][] = [
    ['Total Input Tokens', `${thousands(tokens, 0)} tokens`],
    ['Avg Input Rate', rateText(tokens / seconds, profile)],
  ]
  return [
    titleBox('Embedding/Rerank Performance Test Summary'),
    '',
    'Basic Information:',
    factBox(runFacts(facts, tokenFacts, seconds, profile)),
    '',
    '',
    boxTable({
      title: 'Detailed Performance Metrics',
      columns: headers.map((header) => ({ header, alignment: 'right' })),
      sections: [results.toSorted(byLoad).map((result) => detailRow(result, profile))],
      width: 120,
    }),
    '',
  ].join('\n')
}

function detailRow(result: PointResult, profile: Profile): string[] {
  const of = (key: string): number => summaryNumber(result.summary, key)
  const cell = (metric: string, value: number, format: string): string =>
    cellText(profile, metric, value, format)
  const rate = of('Request Rate (req/s)')
  const concurrency = of('Concurrency')
  return [
    concurrency === -1 ? 'INF' : String(concurrency),
    rate === -1 ? 'INF' : cell('Request Rate (req/s)', rate, '.2f'),
    cell('Req Throughput (req/s)', of('Req Throughput (req/s)'), '.2f'),
    cell('Avg Latency (s)', of('Avg Latency (s)'), '.3f'),
    cell('Latency (s)', percentileNumber(result, '99%', 'Latency (s)'), '.3f'),
    cell('Input Throughput (tok/s)', of('Input Throughput (tok/s)'), '.2f'),
    cell('Input (tok/s)', percentileNumber(result, '99%', 'Input (tok/s)'), '.2f'),
    profile === 'v1.14'
      ? cell('Avg Input Tokens', of('Avg Input Tokens'), '.1f')
      : formatFloat(of('Avg Input Tokens'), '.1f'),
    successCell(result, profile),
  ]
}
