import { formatFloat, isFloat, pyStr, type PyValue, toNumber } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import type { Summary } from '../measure/summary.ts'
import { displayedValue } from './displayed-value.ts'
import { gridTable } from './grid-table.ts'
import { outlineTable } from './outline-table.ts'

/** The summary of a run as the console shows it. */
export function summaryTable(summary: Summary, profile: Profile): string {
  if (profile === 'v1.4') return summaryGrid(summary)
  return outlineTable({
    headers: ['Metric', 'Value'],
    rows: [...sections(summary, (key, value) => shown(key, value, profile))],
    alignments: ['left', 'right'],
  })
}

/** @source evalscope/perf/utils/db_util.py `summary_result`, 1.4.1 */
function summaryGrid(summary: Summary): string {
  return gridTable({
    headers: ['Key', 'Value'],
    rows: Object.entries(summary).map(([key, value]) => [key, formatFloat(toNumber(value), 'g')]),
    alignments: ['left', 'decimal'],
  })
}

type Line = readonly [string, string]

/** @source evalscope/perf/utils/perf_models.py `BenchmarkSummary.to_table`, 1.10.0 */
function* sections(summary: Summary, cell: (key: string, value: PyValue) => string): Generator<Line> {
  const always = (...keys: readonly string[]): Line[] =>
    keys.map((key) => [key, cell(key, summary[key] ?? 0)])
  // Parity: what is zero is left out, but for the lines that are always there.
  const whenKnown = (...keys: readonly string[]): Line[] =>
    always(...keys.filter((key) => summary[key] !== undefined && toNumber(summary[key]) !== 0))
  const optional = (...keys: readonly string[]): Line[] =>
    always(...keys.filter((key) => summary[key] !== undefined))
  const count = (name: string): string => pyStr(summary[`${name} Requests`] ?? 0)

  yield ['── General ──', '']
  yield* always('Test Duration (s)', 'Concurrency', 'Request Rate (req/s)')
  yield ['Total / Success / Failed', `${count('Total')} / ${count('Success')} / ${count('Failed')}`]
  if (count('Stream') !== '0' && count('Non-Stream') !== '0')
    yield ['Stream / Non-Stream', `${count('Stream')} / ${count('Non-Stream')}`]
  yield* always('Req Throughput (req/s)')
  yield ['── Latency ──', '']
  yield* always('Avg Latency (s)')
  yield* whenKnown('Avg TTFT (ms)', 'Avg TPOT (ms)', 'Avg ITL (ms)')
  yield ['── Tokens ──', '']
  yield* always('Avg Input Tokens')
  yield* whenKnown(
    'Avg Output Tokens',
    'Output Throughput (tok/s)',
    'Total Throughput (tok/s)',
    'Input Throughput (tok/s)',
  )
  yield* titled('── Multi-turn ──', [
    ...optional('Avg Turns/Request', 'KV Cache Hit Rate (%)'),
    ...optional('Avg First-Turn TTFT (ms)', 'Avg Subsequent-Turn TTFT (ms)'),
  ])
  yield* titled('── Speculative Decoding ──', optional('Avg Decoded Tok/Iter', 'Spec. Accept Rate'))
}

function titled(title: string, lines: readonly Line[]): readonly Line[] {
  return lines.length > 0 ? [[title, ''], ...lines] : []
}

/** Floats with two decimals, everything else as it is. */
function shown(key: string, value: PyValue, profile: Profile): string {
  if (profile === 'v1.14') return displayedValue(key, toNumber(value))
  return isFloat(value) ? formatFloat(toNumber(value), '.2f') : pyStr(value)
}
