import { pyFloat } from '@eval/pystd'
import { pairwiseSum } from '../numeric/pairwise-sum.ts'
import type { Aggregation } from './aggregation.ts'
import { numbersOf } from './numbers-of.ts'

/**
 * Mean of the values that are no NaN; NaN if there are none.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `nanmean`
 */
export const nanMean: Aggregation = {
  name: 'nanmean',
  compute: (values) => {
    if (values.length === 0) return Number.NaN
    const numbers = numbersOf('nanmean', values)
    const count = numbers.filter((value) => !Number.isNaN(value)).length
    // As numpy does: NaN counts as 0 in the sum.
    return pyFloat(pairwiseSum(numbers.map((value) => (Number.isNaN(value) ? 0 : value))) / count)
  },
  standardError: 'bootstrap',
}
