import { DataError } from '@eval/core'
import { itemsOf } from '../items-of.ts'
import { pyFloat, pyStrip, type PyValue } from '@eval/pystd'

/**
 * The rewritten text without white space around it, after four places for its scores: style, similarity, fluency, and
 * their product.
 *
 * Parity: without the three classifiers the places hold 0.0, as in logs of the reference without them. They are no
 * scores, and `detoxification-scores.ts` does not take them for any.
 * @throws DataError for an answer that is no text
 * @source MERA benchmark_tasks/rudetox/utils.py ruDetoxScoring (v1.2.0)
 */
export function unscoredText(entries: readonly PyValue[]): readonly PyValue[] {
  const none = pyFloat(0)
  return entries.map((entry) => {
    const [first] = itemsOf(entry)
    if (typeof first === 'string') return [none, none, none, none, pyStrip(first)]
    throw new DataError('the filter of ruDetox takes texts.')
  })
}
