import { pyFloat } from '@eval/pystd'
import { leftToRightSum } from '../numeric/left-to-right-sum.ts'
import { meanStandardError } from '../numeric/mean-standard-error.ts'
import type { Aggregation } from './aggregation.ts'
import { numbersOf } from './numbers-of.ts'

/** @source lm_eval/api/metrics.py (0.4.13), `mean` */
export const mean: Aggregation = {
  name: 'mean',
  compute: (values) => {
    const numbers = numbersOf('mean', values)
    return pyFloat(leftToRightSum(numbers) / numbers.length)
  },
  standardError: (values) => meanStandardError(numbersOf('mean', values)),
}
