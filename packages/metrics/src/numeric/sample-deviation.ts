import { leftToRightSum } from './left-to-right-sum.ts'
import { square } from './square.ts'

/**
 * Standard deviation of a sample (n - 1). NaN for less than two values.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `sample_stddev`
 */
export function sampleDeviation(values: ArrayLike<number>): number {
  const mean = leftToRightSum(values) / values.length
  // Scores are often few: 0 and 1.
  const known = new Map<number, number>()
  const squares = Float64Array.from(values, (value) => {
    const squared = known.get(value) ?? square(value - mean)
    known.set(value, squared)
    return squared
  })
  return Math.sqrt(leftToRightSum(squares) / (values.length - 1))
}
