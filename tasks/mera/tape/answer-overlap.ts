import { type PyValue, toNumber } from '@eval/pystd'
import type { ProcessResults } from '../process-results.ts'
import { textField } from '../record-field.ts'
import { answerWords } from './answer-words.ts'
import { wordOverlap } from './word-overlap.ts'

/**
 * `f1` and `em` of a generated answer: the best over the right answers, which are parted by semicolons. A record whose
 * answer is hidden (empty) scores 0.
 * @source MERA benchmark_tasks/tape/utils.py process_results (v1.2.0)
 */
export const processResults: ProcessResults = (doc, results) => {
  const answers = textField(doc, 'outputs')
  if (answers === '') return { f1: 0, em: 0 }
  const prediction = answerWords(typeof results[0] === 'string' ? results[0] : '')
  const golds = answers.split(';').map(answerWords)
  const overlaps = golds.map((gold) => wordOverlap(gold, prediction))
  const equal = golds.some((gold) => gold.join(' ') === prediction.join(' '))
  return { f1: overlaps.reduce(greater), em: equal ? 1 : 0 }
}

/** Python's `max` of two: the first on ties. */
function greater(a: PyValue, b: PyValue): PyValue {
  return toNumber(b) > toNumber(a) ? b : a
}
