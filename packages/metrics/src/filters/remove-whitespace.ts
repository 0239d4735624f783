import { pyStrip } from '@eval/pystd'
import { eachAnswer, textOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * Removes whitespace at both ends.
 *
 * @throws PyError 'AttributeError' for an answer that is no text.
 * @source lm_eval/filters/extraction.py (0.4.13), `WhitespaceFilter`
 */
export const removeWhitespace: Filter = eachAnswer((answer) => pyStrip(textOf(answer, 'strip')))
