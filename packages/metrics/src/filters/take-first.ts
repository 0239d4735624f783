import { PyError, type PyValue } from '@eval/pystd'
import { answersOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * The first answer of each document, no longer in a list.
 *
 * @throws PyError 'IndexError' for a document without answers.
 * @source lm_eval/filters/selection.py (0.4.13), `TakeFirstFilter`
 */
export const takeFirst: Filter = (entries) => entries.map(firstOf)

function firstOf(entry: PyValue): PyValue {
  const [first] = answersOf(entry)
  if (first === undefined) throw new PyError('IndexError', 'list index out of range')
  return first
}
