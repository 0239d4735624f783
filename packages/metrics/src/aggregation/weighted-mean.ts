import type { PyValue } from '@eval/pystd'
import { leftToRightSum } from '../numeric/left-to-right-sum.ts'
import { numbersOf, pairsOf } from './numbers-of.ts'

/**
 * Sum of the first parts of pairs by the sum of the second: log-probability per word or byte.
 *
 * @throws DataError for values that are no pairs of numbers.
 * @source lm_eval/api/metrics.py (0.4.13), `weighted_mean`
 */
export function weightedMean(aggregation: string, values: readonly PyValue[]): number {
  const { first, second } = pairsOf(aggregation, values)
  return leftToRightSum(numbersOf(aggregation, first)) / leftToRightSum(numbersOf(aggregation, second))
}
