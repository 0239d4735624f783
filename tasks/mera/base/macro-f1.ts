import { DataError } from '@eval/core'
import { itemsOf } from '../items-of.ts'
import { compareCodePoints, hashKey, pairwiseMean, pyFloat, type PyValue, toNumber } from '@eval/pystd'

/** How often a class was right, and how often it was the answer or the prediction. */
interface ClassCounts {
  readonly label: PyValue
  hits: number
  occurrences: number
}

/**
 * F1 of each class that occurs, averaged over the classes with equal weight. Values are pairs (answer, prediction) of texts
 * or of numbers.
 * @throws DataError for values that are no pairs, or none at all
 * @source MERA benchmark_tasks/custom_metrics.py f1_score_multiclass_macro (v1.2.0); scikit-learn 1.9 f1_score
 */
export function macroF1(values: readonly PyValue[]): PyValue {
  if (values.length === 0) throw new DataError('The macro F1 has no values: no document was scored.')
  const classes = new Map<string, ClassCounts>()
  for (const value of values) {
    const [answer, prediction] = pairOf(value)
    const predicted = countsOf(classes, prediction)
    const wanted = countsOf(classes, answer)
    predicted.occurrences += 1
    wanted.occurrences += 1
    if (predicted === wanted) wanted.hits += 1
  }
  // In the order of the classes, because the order of additions decides the last digit.
  const ordered = [...classes.values()].sort((a, b) => compareLabels(a.label, b.label))
  return pyFloat(pairwiseMean(ordered.map(({ hits, occurrences }) => (2 * hits) / occurrences)))
}

function countsOf(classes: Map<string, ClassCounts>, label: PyValue): ClassCounts {
  const key = hashKey(label)
  const known = classes.get(key) ?? { label, hits: 0, occurrences: 0 }
  classes.set(key, known)
  return known
}

function pairOf(value: PyValue): readonly [PyValue, PyValue] {
  const [answer, prediction, ...rest] = itemsOf(value)
  if (answer !== undefined && prediction !== undefined && rest.length === 0) return [answer, prediction]
  throw new DataError('The macro F1 takes pairs of answer and prediction.')
}

function compareLabels(a: PyValue, b: PyValue): number {
  return typeof a === 'string' && typeof b === 'string' ? compareCodePoints(a, b) : toNumber(a) - toNumber(b)
}
