import { compilePattern, PyTuple, type PyValue } from '@eval/pystd'
import { eachAnswer } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * Part-of-speech tags: the list of TAGs of an answer that shows `('token', 'TAG')` pairs, or `fallback` if there are none.
 *
 * @source lm_eval/filters/extraction.py (0.4.13), `POSFilter`
 */
export function regexPos(fallback: PyValue): Filter {
  const pairs = compilePattern("\\('([^']*)', '([^']*)'\\)")
  return eachAnswer((answer) => {
    const matches = pairs.findall(typeof answer === 'string' ? answer : '')
    const tags = matches.map((match) => (match instanceof PyTuple ? (match.items[1] ?? '') : match))
    return tags.length === 0 ? fallback : tags
  })
}
