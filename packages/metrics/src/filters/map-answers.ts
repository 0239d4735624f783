import { dictGet, hashKey, type PyDict, type PyValue } from '@eval/pystd'
import { eachAnswer } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * Replaces every answer by what `mapping` holds for it, else by `otherwise`.
 *
 * @throws PyError 'TypeError' for an answer that cannot be a key (a list).
 * @source lm_eval/filters/transformation.py (0.4.13), `MapFilter`
 */
export function mapAnswers(mapping: PyDict, otherwise: PyValue): Filter {
  return eachAnswer((answer) => {
    hashKey(answer)
    const mapped = dictGet(mapping, answer)
    return mapped === undefined ? otherwise : mapped
  })
}
