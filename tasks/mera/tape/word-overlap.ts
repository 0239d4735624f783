import { pyFloat, type PyValue } from '@eval/pystd'

/**
 * F1 of the words of two answers, 0 to 1. Parity: an int where it is not computed from shares, as in Python.
 * @source transformers/data/metrics/squad_metrics.py compute_f1 (4.45)
 */
export function wordOverlap(answer: readonly string[], prediction: readonly string[]): PyValue {
  if (answer.length === 0 || prediction.length === 0) return answer.length === prediction.length ? 1 : 0
  const left = Map.groupBy(answer, (word) => word)
  let common = 0
  for (const word of prediction) if (left.get(word)?.pop() !== undefined) common += 1
  if (common === 0) return 0
  const precision = common / prediction.length
  const recall = common / answer.length
  return pyFloat((2 * precision * recall) / (precision + recall))
}
