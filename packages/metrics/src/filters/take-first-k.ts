import { PyError } from '@eval/pystd'
import { answersOf } from './each-answer.ts'
import type { Filter } from './filter.ts'

/**
 * The first `k` answers of each document.
 *
 * Parity: only the first document is checked for having as many; later ones may have fewer.
 *
 * @throws PyError 'AssertionError' if the first document has fewer.
 * @source lm_eval/filters/selection.py (0.4.13), `TakeKFilter`
 */
export function takeFirstK(k: number): Filter {
  return (entries) => {
    const [first] = entries
    const available = first === undefined ? k : answersOf(first).length
    if (available < k) {
      throw new PyError(
        'AssertionError',
        `Need at least ${k} responses per doc to take first ${k}, but got ${available} only! Please increase TaskConfig.repeats .`,
      )
    }
    return entries.map((entry) =>
      typeof entry === 'string' ? firstCharacters(entry, k) : answersOf(entry).slice(0, k),
    )
  }
}

function firstCharacters(text: string, k: number): string {
  return Array.from(text).slice(0, k).join('')
}
