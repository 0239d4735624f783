import { isFloat, isInt, PyFloat, pyFloat, type PyValue, toNumber } from '@eval/pystd'
import type { PointResult } from '../report/point-result.ts'

/**
 * Repetitions of a load point as one: every number of the summary, and every percentile, is the mean.
 *
 * @source evalscope/perf/utils/db_util.py `average_results`, 1.4.1
 */
export function averageResults(results: readonly PointResult[]): PointResult {
  const [first] = results
  if (first === undefined) throw new Error('nothing to average')
  return {
    summary: averageRecord(results.map((result) => result.summary)),
    percentiles: first.percentiles.map((_, index) =>
      averageRecord(results.map((result) => result.percentiles[index] ?? {})),
    ),
    ...(first.workload !== undefined && { workload: first.workload }),
    ...(first.traces !== undefined && { traces: first.traces }),
  }
}

type Record_ = Readonly<Record<string, PyValue>>

function averageRecord(records: readonly Record_[]): Record_ {
  return Object.fromEntries(
    Object.entries(records[0] ?? {}).map(([key, value]) => {
      if (!isInt(value) && !isFloat(value)) return [key, value]
      const numbers = records.map((record) => toNumber(record[key] ?? 0))
      const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
      // Python divides to a float, whole or not.
      return [key, Number.isInteger(mean) ? new PyFloat(mean) : pyFloat(mean)]
    }),
  )
}
