import { hashKey, PyError, type PyValue } from '@eval/pystd'
import { answersOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * A list of one: the most frequent answer of each document, the first seen on ties.
 *
 * @throws PyError 'IndexError' for a document without answers, 'TypeError' for answers that cannot be counted (lists).
 * @source lm_eval/filters/selection.py (0.4.13), `MajorityVoteFilter`
 */
export const majorityVote: Filter = (entries) => entries.map((entry) => [mostCommon(answersOf(entry))])

function mostCommon(answers: readonly PyValue[]): PyValue {
  const counts = new Map<string, { readonly answer: PyValue; count: number }>()
  let best: { readonly answer: PyValue; count: number } | undefined
  for (const answer of answers) {
    const key = hashKey(answer)
    const entry = counts.get(key) ?? { answer, count: 0 }
    entry.count += 1
    counts.set(key, entry)
  }
  for (const entry of counts.values()) if (best === undefined || entry.count > best.count) best = entry
  if (best === undefined) throw new PyError('IndexError', 'list index out of range')
  return best.answer
}
