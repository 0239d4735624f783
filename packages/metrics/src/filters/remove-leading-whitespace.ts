import { pyLstrip } from '@eval/pystd'
import { eachAnswer, textOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * Removes whitespace at the beginning only: what `remove_whitespace` is in MERA's fork of lm_eval (0.4.4 and 0.4.8).
 *
 * @throws PyError 'AttributeError' for an answer that is no text.
 * @source lm_eval/filters/extraction.py (MERA's fork), `WhitespaceFilter`
 */
export const removeLeadingWhitespace: Filter = eachAnswer((answer) => pyLstrip(textOf(answer, 'lstrip')))
