import { DataError } from '@eval/core'
import { pyFloat } from '@eval/pystd'
import type { Aggregation, ResampleStatistic } from './aggregation.ts'
import { numbersOf, pairsOf } from './numbers-of.ts'

/**
 * F1 of the class 1, of pairs (gold, prediction).
 *
 * @throws DataError (from `compute`) for more than two classes, or two of which none is 1.
 * @source lm_eval/api/metrics.py (0.4.13), `f1_score`; scikit-learn 1.9 `f1_score` with its defaults
 */
export const f1: Aggregation = {
  name: 'f1',
  compute: (values) => pyFloat(resample(values)(Int32Array.from(values.keys()))),
  standardError: 'bootstrap',
  resample,
}

function resample(values: Parameters<Aggregation['compute']>[0]): ResampleStatistic {
  const { first, second } = pairsOf('f1', values)
  const golds = numbersOf('f1', first)
  const predictions = numbersOf('f1', second)
  return (drawn) => {
    const present = new Set<number>()
    let hits = 0
    let positives = 0
    for (let index = 0; index < drawn.length; index += 1) {
      const gold = golds[drawn[index]!]!
      const prediction = predictions[drawn[index]!]!
      present.add(gold).add(prediction)
      positives += Number(gold === 1) + Number(prediction === 1)
      hits += Number(gold === 1 && prediction === 1)
    }
    checkBinary(present)
    return positives === 0 ? 0 : (2 * hits) / positives
  }
}

function checkBinary(classes: ReadonlySet<number>): void {
  if (classes.size < 2 || (classes.size === 2 && classes.has(1))) return
  throw new DataError(
    `f1 is defined for the classes 0 and 1 only, but the targets and predictions are ${[...classes].join(', ')}. Use another ` +
      'metric for a task with more choices.',
  )
}
