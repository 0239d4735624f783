import { pyFloat, type PyValue } from '@eval/pystd'
import type { FloatList } from './float-list.ts'
import { percentile } from './percentile.ts'
import type { Profile } from './profile.ts'
import { pythonRound } from './python-round.ts'
import type { SampleColumns } from './sample-columns.ts'

/** One line of `benchmark_percentile.json`: `Percentiles` is its label (`50%`), the rest are the metrics at it. */
export type PercentileRow = Readonly<Record<string, PyValue>>

interface Column {
  readonly name: string
  readonly values: FloatList
  /** 1000 where the metric is shown in milliseconds. */
  readonly scale: number
  readonly integers?: boolean
}

const labels: Readonly<Record<Profile, ReadonlyMap<string, number>>> = {
  'v1.4': new Map([10, 25, 50, 66, 75, 80, 90, 95, 98, 99].map((p) => [`${p}%`, p])),
  'v1.9': tails(),
  'v1.14': tails(),
}

function tails(): ReadonlyMap<string, number> {
  const inner = [1, 5, 10, 25, 50, 75, 90, 95, 99].map((p): [string, number] => [`${p}%`, p])
  return new Map([['min', 0], ...inner, ['max', 100]])
}

/** The percentile table of a run, a row per percentile, keys in the order of the profile. */
export function percentileRows(
  samples: SampleColumns,
  inputOnly: boolean,
  profile: Profile,
): PercentileRow[] {
  const columns = profile === 'v1.4' ? columnsV14(samples) : columnsV19(samples, inputOnly, profile)
  const sorted = columns.map((column) => column.values.sorted())
  return [...labels[profile]].map(([label, p]) => {
    const cells = columns.map((column, index): [string, PyValue] => [
      column.name,
      cell(column, percentile(sorted[index] ?? new Float64Array(), p, profile), profile),
    ])
    return { Percentiles: label, ...Object.fromEntries(cells) }
  })
}

function cell(column: Column, value: number, profile: Profile): PyValue {
  const scaled = pythonRound(value * column.scale, profile === 'v1.9' ? 2 : 4)
  return profile === 'v1.4' && column.integers === true ? scaled : pyFloat(scaled)
}

/** @source evalscope/perf/utils/db_util.py `get_percentile_results`, 1.4.1 */
function columnsV14(samples: SampleColumns): Column[] {
  return [
    { name: 'TTFT (s)', values: samples.ttft, scale: 1 },
    { name: 'ITL (s)', values: samples.itl, scale: 1 },
    { name: 'TPOT (s)', values: samples.tpot, scale: 1 },
    { name: 'Latency (s)', values: samples.latency, scale: 1 },
    { name: 'Input tokens', values: samples.inputTokens, scale: 1, integers: true },
    { name: 'Output tokens', values: samples.outputTokens, scale: 1, integers: true },
    { name: 'Output (tok/s)', values: samples.outputRate, scale: 1 },
    { name: 'Total (tok/s)', values: samples.totalRate, scale: 1 },
  ]
}

/** @source evalscope/perf/utils/db_util.py `get_percentile_results`, 1.10.0 and 1.14.1 */
function columnsV19(samples: SampleColumns, inputOnly: boolean, profile: Profile): Column[] {
  const latency = { name: 'Latency (s)', values: samples.latency, scale: 1 }
  const inputTokens = { name: 'Input tokens', values: samples.inputTokens, scale: 1 }
  if (inputOnly) return [latency, inputTokens, { name: 'Input (tok/s)', values: samples.inputRate, scale: 1 }]
  // Answers that were not streamed have no first token; where nothing was streamed, all count.
  const streamed = samples.streamed.ttft.length > 0 ? samples.streamed : samples
  const tpot = profile === 'v1.14' && streamed !== samples ? samples.streamed.decodingTpot : streamed.tpot
  return [
    latency,
    { name: 'TTFT (ms)', values: streamed.ttft, scale: 1000 },
    { name: 'ITL (ms)', values: samples.itl, scale: 1000 },
    { name: 'TPOT (ms)', values: tpot, scale: 1000 },
    inputTokens,
    { name: 'Output tokens', values: samples.outputTokens, scale: 1 },
    { name: 'Output (tok/s)', values: samples.outputRate, scale: 1 },
    { name: 'Total (tok/s)', values: samples.totalRate, scale: 1 },
    { name: 'Decode (tok/s)', values: streamed.decodeRate, scale: 1 },
  ]
}
