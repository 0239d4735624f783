import { pyFloat, type PyValue } from '@eval/pystd'
import type { LoadTotals } from './load-totals.ts'
import { pythonRound } from './python-round.ts'
import type { LoadPoint, Summary } from './summary.ts'

/**
 * The summary of EvalScope 1.4.1: seconds, four decimals; without successes every average and rate is -1.
 *
 * @source evalscope/perf/utils/benchmark_util.py, 1.4.1
 */
export function summaryV14(totals: LoadTotals, point: LoadPoint): Summary {
  const duration = totals.duration('v1.4')
  const count = totals.succeeded
  const known = count > 0 && duration > 0
  const value = (number: number): PyValue => (known ? pyFloat(pythonRound(number, 4)) : -1)
  return {
    'Time taken for tests (s)': pyFloat(pythonRound(duration, 4)),
    'Number of concurrency': point.parallel,
    'Request rate (req/s)': point.rate,
    'Total requests': totals.total,
    'Succeed requests': count,
    'Failed requests': totals.total - count,
    'Output token throughput (tok/s)': value(totals.completionTokens / duration),
    'Total token throughput (tok/s)': value((totals.promptTokens + totals.completionTokens) / duration),
    'Request throughput (req/s)': value(count / duration),
    'Average latency (s)': value(totals.latency / count),
    'Average time to first token (s)': value(totals.ttft.total / count),
    'Average time per output token (s)': value(totals.tpot.total / count),
    'Average inter-token latency (s)': value(totals.itl.count > 0 ? totals.itl.total / totals.itl.count : 0),
    'Average input tokens per request': value(totals.promptTokens / count),
    'Average output tokens per request': value(totals.completionTokens / count),
  }
}
