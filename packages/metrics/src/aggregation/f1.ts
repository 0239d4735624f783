import { DataError } from '@eval/core'
import { pyFloat, type PyValue } from '@eval/pystd'
import type { Aggregation, ResampleStatistic } from './aggregation.ts'
import { numbersOf, pairsOf } from './numbers-of.ts'

/**
 * F1 of the class 1, of pairs (gold, prediction); 0 where the class does not occur.
 *
 * Throws DataError for more than two classes, or two of which none is 1.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `f1_score`; scikit-learn 1.9 `f1_score` with its defaults
 */
export const f1: Aggregation = {
  name: 'f1',
  compute: (values) => pyFloat(resample(values)(Int32Array.from(values.keys()))),
  standardError: 'bootstrap',
  resample,
}

function resample(values: readonly PyValue[]): ResampleStatistic {
  const { first, second } = pairsOf('f1', values)
  const golds = numbersOf('f1', first)
  const predictions = numbersOf('f1', second)
  checkBinary(new Set([...golds, ...predictions]))
  const hits = golds.map((gold, index) => Number(gold === 1 && predictions[index] === 1))
  const positives = golds.map((gold, index) => Number(gold === 1) + Number(predictions[index] === 1))
  return (drawn) => {
    let allHits = 0
    let allPositives = 0
    for (let index = 0; index < drawn.length; index += 1) {
      const item = drawn[index]!
      allHits += hits[item]!
      allPositives += positives[item]!
    }
    return allPositives === 0 ? 0 : (2 * allHits) / allPositives
  }
}

function checkBinary(classes: ReadonlySet<number>): void {
  if (classes.size < 2 || (classes.size === 2 && classes.has(1))) return
  throw new DataError(
    `f1 is defined for the classes 0 and 1 only, but the targets and predictions are ${[...classes].join(', ')}. ` +
      'Use another metric for a task with more choices.',
  )
}
