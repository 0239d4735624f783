import { pyFloat, type PyValue } from '@eval/pystd'
import type { Aggregation, ResampleStatistic } from './aggregation.ts'
import { numbersOf, pairsOf } from './numbers-of.ts'

/**
 * Matthews correlation coefficient of pairs (gold, prediction), for any number of classes; 0 where it is not defined.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `matthews_corrcoef`; scikit-learn 1.9 `matthews_corrcoef`
 */
export const matthewsCorrelation: Aggregation = {
  name: 'matthews_corrcoef',
  compute: (values) => pyFloat(resample(values)(Int32Array.from(values.keys()))),
  standardError: 'bootstrap',
  resample,
}

function resample(values: readonly PyValue[]): ResampleStatistic {
  const { first, second } = pairsOf('matthews_corrcoef', values)
  const { classes, positions } = classPositions([
    ...numbersOf('matthews_corrcoef', first),
    ...numbersOf('matthews_corrcoef', second),
  ])
  const golds = new Int32Array(classes)
  const predictions = new Int32Array(classes)
  return (drawn) => {
    golds.fill(0)
    predictions.fill(0)
    let hits = 0
    for (const item of drawn) {
      const gold = positions[item]!
      const prediction = positions[values.length + item]!
      golds[gold] = golds[gold]! + 1
      predictions[prediction] = predictions[prediction]! + 1
      hits += Number(gold === prediction)
    }
    return coefficient(hits, golds, predictions, drawn.length)
  }
}

/** Numbers the different values from 0. */
function classPositions(values: readonly number[]): {
  readonly classes: number
  readonly positions: Int32Array
} {
  const numbers = new Map<number, number>()
  for (const value of values) if (!numbers.has(value)) numbers.set(value, numbers.size)
  return {
    classes: numbers.size,
    positions: Int32Array.from(values, (value) => numbers.get(value) ?? 0),
  }
}

function coefficient(hits: number, golds: Int32Array, predictions: Int32Array, count: number): number {
  const covariance = hits * count - dot(golds, predictions)
  const product = (count ** 2 - dot(predictions, predictions)) * (count ** 2 - dot(golds, golds))
  return product === 0 ? 0 : covariance / Math.sqrt(product)
}

function dot(a: Int32Array, b: Int32Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!
  return sum
}
