import { PyRandom, type PyValue, toNumber } from '@eval/pystd'
import type { Aggregation, ResampleStatistic } from '../aggregation/aggregation.ts'
import { sampleDeviation } from '../numeric/sample-deviation.ts'

/** Resamples per generator: each chunk starts a new one, seeded with its number. */
const chunkSize = 1000

/**
 * Standard deviation of an aggregate over resamples of the values, with the random numbers of Python's
 * `random.Random(chunk).choices`.
 *
 * Parity: of more than 1000 iterations only whole thousands are done.
 *
 * @param iterations Number of resamples, at least 1.
 * @source lm_eval/api/metrics.py (0.4.13), `bootstrap_stderr`
 */
export function bootstrapStandardError(
  aggregation: Aggregation,
  values: readonly PyValue[],
  iterations: number,
): number {
  const statistic = aggregation.resample?.(values) ?? gathered(aggregation, values)
  const chunk = Math.min(chunkSize, iterations)
  const results = new Float64Array(Math.floor(iterations / chunk) * chunk)
  const drawn = new Int32Array(values.length)
  let random = new PyRandom(0)
  for (let index = 0; index < results.length; index += 1) {
    if (index % chunk === 0) random = new PyRandom(index / chunk)
    draw(random, drawn)
    results[index] = statistic(drawn)
  }
  return sampleDeviation(results)
}

function draw(random: PyRandom, drawn: Int32Array): void {
  const count = drawn.length
  for (let index = 0; index < count; index += 1) drawn[index] = Math.floor(random.random() * count)
}

function gathered(aggregation: Aggregation, values: readonly PyValue[]): ResampleStatistic {
  return (drawn) => toNumber(aggregation.compute(Array.from(drawn, (index) => values[index]!)))
}
