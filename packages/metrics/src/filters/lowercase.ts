import { pyLower } from '@eval/pystd'
import { eachAnswer, textOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * Python's `str.lower` of every answer.
 *
 * @throws PyError 'AttributeError' for an answer that is no text.
 * @source lm_eval/filters/transformation.py (0.4.13), `LowercaseFilter`
 */
export const lowercase: Filter = eachAnswer((answer) => pyLower(textOf(answer, 'lower')))
