import { pyFloat } from '@eval/pystd'
import { exp } from '../numeric/exp.ts'
import { leftToRightSum } from '../numeric/left-to-right-sum.ts'
import type { Aggregation } from './aggregation.ts'
import { numbersOf } from './numbers-of.ts'

/**
 * `exp(-mean)` of log-probabilities in nats. Infinity where the exponent is beyond doubles (Python raises there).
 *
 * @source lm_eval/api/metrics.py (0.4.13), `perplexity`
 */
export const perplexity: Aggregation = {
  name: 'perplexity',
  compute: (values) => {
    const numbers = numbersOf('perplexity', values)
    return pyFloat(exp(-(leftToRightSum(numbers) / numbers.length)))
  },
  standardError: 'bootstrap',
  resample: (values) => {
    const numbers = numbersOf('perplexity', values)
    return (drawn) => {
      let sum = 0
      for (let index = 0; index < drawn.length; index += 1) sum += numbers[drawn[index]!]!
      return exp(-(sum / drawn.length))
    }
  },
}
