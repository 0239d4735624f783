import { pyUpper } from '@eval/pystd'
import { eachAnswer, textOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * Python's `str.upper` of every answer.
 *
 * @throws PyError 'AttributeError' for an answer that is no text.
 * @source lm_eval/filters/transformation.py (0.4.13), `UppercaseFilter`
 */
export const uppercase: Filter = eachAnswer((answer) => pyUpper(textOf(answer, 'upper')))
