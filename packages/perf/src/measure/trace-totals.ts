import type { AnsweredRow } from './result-row.ts'
import { linearPercentile } from './linear-percentile.ts'

/** Statistics of a metric over all dialogues. */
export interface TraceStatistic {
  readonly metric: string
  readonly mean: number
  readonly min: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/** Statistics of the dialogues of a run. */
export interface TraceSummary {
  readonly traces: number
  readonly rows: readonly TraceStatistic[]
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const percent = (part: number, whole: number): number => (whole <= 0 ? 0 : (part / whole) * 100)

type Turns = readonly AnsweredRow[]

/**
 * Turns of dialogues, by dialogue.
 *
 * @source evalscope/perf/utils/trace_metrics.py, 1.10.0
 */
export class TraceTotals {
  readonly #traces = new Map<string, AnsweredRow[]>()

  add(row: AnsweredRow): void {
    if (row.traceId === undefined) return
    const turns = this.#traces.get(row.traceId)
    if (turns === undefined) this.#traces.set(row.traceId, [row])
    else turns.push(row)
  }

  /** Undefined where there were no dialogues. */
  summary(): TraceSummary | undefined {
    const traces = [...this.#traces.values()]
    if (traces.length === 0) return undefined
    const of = (metric: string, value: (turns: Turns) => number): TraceStatistic =>
      statistic(metric, Float64Array.from(traces, value))
    const rows = [
      of('Latency (s)', (turns) => sinceStart(turns, (last) => last.completedTime)),
      of('First-Turn TTFT (s)', (turns) => turns[0]?.firstChunkLatency ?? 0),
      of('TTFAT (s)', (turns) => sinceStart(turns, (last) => last.startTime + last.firstChunkLatency)),
      of('Decode TPS', decodeRate),
      of('Cache Hit Rate (%)', (turns) =>
        percent(
          total(turns.map((turn) => turn.cachedTokens ?? 0)),
          total(turns.map((turn) => turn.promptTokens)),
        ),
      ),
      of('Eligible Cache Hit Rate (%)', eligibleCacheHits),
    ]
    return { traces: traces.length, rows }
  }
}

function sinceStart(turns: Turns, end: (last: AnsweredRow) => number): number {
  const [first, last] = [turns[0], turns.at(-1)]
  return first === undefined || last === undefined ? 0 : Math.max(end(last) - first.startTime, 0)
}

function decodeRate(turns: Turns): number {
  const rates = turns
    .filter((turn) => turn.completionTokens > 1 && turn.latency > turn.firstChunkLatency)
    .map((turn) => (turn.completionTokens - 1) / (turn.latency - turn.firstChunkLatency))
  return rates.length === 0 ? 0 : total(rates) / rates.length
}

/** Cached tokens of those that the turn before left in the cache: its prompt and its answer. */
function eligibleCacheHits(turns: Turns): number {
  const later = turns.slice(1).map((turn, index) => {
    const before = turns[index]
    return { turn, eligible: (before?.promptTokens ?? 0) + (before?.completionTokens ?? 0) }
  })
  const counted = later.filter(({ eligible }) => eligible > 0)
  return percent(
    total(counted.map(({ turn }) => turn.cachedTokens ?? 0)),
    total(counted.map(({ eligible }) => eligible)),
  )
}

function statistic(metric: string, values: Float64Array): TraceStatistic {
  const sorted = values.slice().sort()
  const at = (p: number): number => linearPercentile(sorted, p)
  return {
    metric,
    mean: total([...values]) / values.length,
    min: sorted[0] ?? 0,
    p50: at(50),
    p90: at(90),
    p95: at(95),
    p99: at(99),
    max: sorted.at(-1) ?? 0,
  }
}
