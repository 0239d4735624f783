import { percentileNumber, type PointResult, summaryNumber } from '../report/point-result.ts'
import type { SlaMetric } from './criterion.ts'

/** A metric of a load point: times in seconds, whatever the profile's tables show. */
export function metricValue(result: PointResult, metric: SlaMetric): number {
  const seconds = result.summary['Average latency (s)'] !== undefined
  const average = (old: string, later: string): number =>
    seconds ? summaryNumber(result.summary, old) : summaryNumber(result.summary, later) / 1000
  const percentile = (label: string, name: string): number =>
    seconds
      ? percentileNumber(result, label, `${name} (s)`)
      : percentileNumber(result, label, `${name} (ms)`) / 1000
  switch (metric) {
    case 'avg_latency':
      return summaryNumber(result.summary, seconds ? 'Average latency (s)' : 'Avg Latency (s)')
    case 'avg_ttft':
      return average('Average time to first token (s)', 'Avg TTFT (ms)')
    case 'avg_tpot':
      return average('Average time per output token (s)', 'Avg TPOT (ms)')
    case 'p50_ttft':
      return percentile('50%', 'TTFT')
    case 'p90_ttft':
      return percentile('90%', 'TTFT')
    case 'p99_ttft':
      return percentile('99%', 'TTFT')
    case 'p50_tpot':
      return percentile('50%', 'TPOT')
    case 'p90_tpot':
      return percentile('90%', 'TPOT')
    case 'p99_tpot':
      return percentile('99%', 'TPOT')
    case 'p99_latency':
      return percentileNumber(result, '99%', 'Latency (s)')
    case 'rps':
      return summaryNumber(result.summary, seconds ? 'Request throughput (req/s)' : 'Req Throughput (req/s)')
    case 'tps':
      return summaryNumber(
        result.summary,
        seconds ? 'Output token throughput (tok/s)' : 'Output Throughput (tok/s)',
      )
    default:
      return metric satisfies never
  }
}

/** Every request of the load point was answered. */
export function allSucceeded(result: PointResult): boolean {
  const { summary } = result
  const total = summaryNumber(
    summary,
    summary['Total requests'] === undefined ? 'Total Requests' : 'Total requests',
  )
  const succeeded = summaryNumber(
    summary,
    summary['Succeed requests'] === undefined ? 'Success Requests' : 'Succeed requests',
  )
  return total > 0 && succeeded >= total
}
