import { compilePattern } from '@eval/pystd'

/**
 * Words of a text, as word-level perplexity counts them.
 *
 * Parity: whitespace at the ends adds an empty word each; an empty text has one.
 *
 * @source lm_eval/api/task.py (0.4.13), `Task.count_words`
 */
export function countWords(text: string): number {
  return compilePattern('\\s+').split(text).length
}
