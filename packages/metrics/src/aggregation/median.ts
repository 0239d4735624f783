import type { Aggregation } from './aggregation.ts'
import { numbersOf } from './numbers-of.ts'

/**
 * The middle value; of an even number of values the upper one of the two in the middle.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `median`
 */
export const median: Aggregation = {
  name: 'median',
  compute: (values) => {
    const numbers = numbersOf('median', values)
    const order = Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!)
    return values[order[middleOf(order)]!] ?? null
  },
  standardError: 'bootstrap',
  resample: (values) => {
    const numbers = numbersOf('median', values)
    const sample = new Float64Array(numbers.length)
    return (drawn) => {
      for (let index = 0; index < drawn.length; index += 1) sample[index] = numbers[drawn[index]!]!
      sample.sort()
      return sample[middleOf(sample)]!
    }
  },
}

function middleOf(values: ArrayLike<unknown>): number {
  return Math.floor(values.length / 2)
}
