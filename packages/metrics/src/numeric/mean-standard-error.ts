import { sampleDeviation } from './sample-deviation.ts'

/**
 * Standard error of the mean. NaN for less than two values.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `mean_stderr`
 */
export function meanStandardError(values: ArrayLike<number>): number {
  return sampleDeviation(values) / Math.sqrt(values.length)
}
