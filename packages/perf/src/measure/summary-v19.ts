import { PyFloat, pyFloat, type PyValue } from '@eval/pystd'
import type { LoadTotals } from './load-totals.ts'
import type { Profile } from './profile.ts'
import { pythonRound } from './python-round.ts'
import type { LoadPoint, Summary } from './summary.ts'

/**
 * The summary of EvalScope 1.10.0 and 1.14.1: milliseconds with two decimals beside seconds with four. What cannot be
 * computed is -1, in milliseconds -1000, as there.
 *
 * @source evalscope/perf/utils/benchmark_util.py, 1.10.0 and 1.14.1
 */
export function summaryV19(totals: LoadTotals, point: LoadPoint, profile: Exclude<Profile, 'v1.4'>): Summary {
  return {
    ...loadPart(totals, point, profile),
    ...(point.inputOnly ? inputPart(totals) : textPart(totals, profile)),
    ...turnsPart(totals),
    ...decodingPart(totals),
  }
}

const rounded = (value: number, digits = 4): PyValue => pyFloat(pythonRound(value, digits))
const milliseconds = (seconds: number): PyValue => rounded(seconds * 1000, 2)
const divided = (value: number, by: number): number => (by === 0 ? -1 : value / by)
const mean = (sum: { readonly total: number; readonly count: number }): number =>
  divided(sum.total, sum.count)

function loadPart(totals: LoadTotals, point: LoadPoint, profile: Profile): Summary {
  const duration = totals.duration(profile)
  return {
    'Test Duration (s)': rounded(duration),
    Concurrency: point.parallel,
    'Request Rate (req/s)': new PyFloat(point.rate),
    'Total Requests': totals.total,
    'Success Requests': totals.succeeded,
    'Failed Requests': totals.total - totals.succeeded,
    'Stream Requests': totals.streamed,
    'Non-Stream Requests': totals.total - totals.streamed,
    'Req Throughput (req/s)': rounded(divided(totals.succeeded, duration)),
    'Avg Latency (s)': rounded(divided(totals.latency, totals.succeeded)),
    'Avg Input Tokens': rounded(divided(totals.promptTokens, totals.succeeded)),
  }
}

function textPart(totals: LoadTotals, profile: Profile): Summary {
  const streams = totals.streamedTtft.count > 0
  const duration = totals.duration(profile)
  return {
    'Output Throughput (tok/s)': rounded(divided(totals.completionTokens, duration)),
    'Total Throughput (tok/s)': rounded(divided(totals.promptTokens + totals.completionTokens, duration)),
    'Avg TTFT (ms)': milliseconds(mean(streams ? totals.streamedTtft : totals.ttft)),
    'Avg TPOT (ms)': milliseconds(averageTpot(totals, profile)),
    'Avg ITL (ms)': milliseconds(averageGap(totals, profile)),
    'Avg Output Tokens': rounded(divided(totals.completionTokens, totals.succeeded)),
    'Input Throughput (tok/s)': rounded(0),
  }
}

function averageTpot(totals: LoadTotals, profile: Profile): number {
  if (totals.streamedTpot.count === 0) return mean(totals.tpot)
  if (profile !== 'v1.14') return mean(totals.streamedTpot)
  // 1.14 leaves answers of one token out: they have no tokens after the first.
  return totals.streamedDecodingTpot.count > 0 ? mean(totals.streamedDecodingTpot) : 0
}

function averageGap(totals: LoadTotals, profile: Profile): number {
  if (totals.itl.count === 0) return 0
  return (profile === 'v1.14' ? totals.itlByRow : totals.itl.total) / totals.itl.count
}

function inputPart(totals: LoadTotals): Summary {
  const none = rounded(0)
  return {
    'Output Throughput (tok/s)': none,
    'Total Throughput (tok/s)': none,
    'Avg TTFT (ms)': none,
    'Avg TPOT (ms)': none,
    'Avg ITL (ms)': none,
    'Avg Output Tokens': none,
    'Input Throughput (tok/s)': rounded(divided(totals.promptTokens, totals.ttft.total)),
  }
}

function turnsPart(totals: LoadTotals): Summary {
  const { turns, cached, firstTurnTtft, laterTurnTtft } = totals
  const cacheHits = cached.count > 0 ? (cached.total * 100) / cached.count : -1
  return {
    ...(turns.total > 0 && { 'Avg Turns/Request': rounded(divided(turns.total, totals.succeeded)) }),
    ...(cacheHits >= 0 && { 'KV Cache Hit Rate (%)': rounded(cacheHits) }),
    ...(firstTurnTtft.count > 0 && { 'Avg First-Turn TTFT (ms)': milliseconds(mean(firstTurnTtft)) }),
    ...(laterTurnTtft.count > 0 && { 'Avg Subsequent-Turn TTFT (ms)': milliseconds(mean(laterTurnTtft)) }),
  }
}

function decodingPart(totals: LoadTotals): Summary {
  if (totals.decodedPerIteration.count === 0) return {}
  const length = mean(totals.decodedPerIteration)
  return {
    'Avg Decoded Tok/Iter': rounded(length),
    'Spec. Accept Rate': rounded(Math.max(0, Math.min(1, 1 - 1 / length))),
  }
}
