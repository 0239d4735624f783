import { PyTuple, type PyValue, toNumber } from '@eval/pystd'
import { arrayText } from '../numpy/array-text.ts'

/**
 * A document's value as it stands in samples files: there the probabilities of `brier_score`, an array in the reference,
 * are text.
 *
 * @source lm_eval/utils.py (0.4.13), `handle_non_serializable`
 */
export function loggedValue(metric: string, value: PyValue): PyValue {
  if (metric !== 'brier_score' || !(value instanceof PyTuple)) return value
  const [gold = null, probabilities] = value.items
  return Array.isArray(probabilities) ? new PyTuple([gold, arrayText(probabilities.map(toNumber))]) : value
}
