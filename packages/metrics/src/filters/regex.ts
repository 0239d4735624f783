import { compilePattern, pyStrip, type PyValue } from '@eval/pystd'
import { eachAnswer } from './each-answer.ts'
import type { Filter } from './filter.ts'
import { selectMatch } from './select-match.ts'

/** What the `regex` filter extracts when the task does not say: the answer after `####`. */
export const defaultRegex = '#### (\\-?[0-9\\.\\,]+)'

export interface RegexOptions {
  /** A pattern of Python's `re`. */
  readonly pattern: string
  /** Which match counts, from 0; negative ones count from the end. */
  readonly groupSelect: number
  /** What stands for an answer without a match. */
  readonly fallback: PyValue
}

/**
 * Extracts a match from every answer; an answer that is no text counts as empty.
 *
 * @throws PyError 're.error' for an invalid pattern; when applied, 'IndexError' if there are too few matches.
 * @source lm_eval/filters/extraction.py (0.4.13), `RegexFilter`
 */
export function regex({ pattern, groupSelect, fallback }: RegexOptions): Filter {
  const compiled = compilePattern(pattern)
  return eachAnswer((answer) => {
    const matches = compiled.findall(typeof answer === 'string' ? answer : '')
    if (matches.length === 0) return fallback
    const text = selectMatch(matches, groupSelect)
    // Parity: the fall-back is stripped too where the groups are empty.
    return text ?? (typeof fallback === 'string' ? pyStrip(fallback) : fallback)
  })
}
