import { compilePattern, pyLower, pySplit } from '@eval/pystd'

const ARTICLES = compilePattern('\\b(a|an|the)\\b')

/**
 * The words of an answer: lower case, without ASCII punctuation and English articles.
 * @source transformers/data/metrics/squad_metrics.py normalize_answer, get_tokens (4.45)
 */
export function answerWords(text: string): readonly string[] {
  return pySplit(ARTICLES.sub(' ', pyLower(text).replaceAll(/[!-/:-@[-`{-~]/g, '')))
}
