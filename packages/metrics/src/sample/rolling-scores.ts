import { encodeUtf8, pyFloat, PyTuple, type PyRecord } from '@eval/pystd'
import { countWords } from './count-words.ts'

export interface RollingSample {
  /** Names of the task's metrics; others than the three perplexities are passed over. */
  readonly metrics: readonly string[]
  /** Sum over the text's tokens, nats. */
  readonly logprob: number
  /** The document's target text, whose words and bytes are counted. */
  readonly text: string
}

/**
 * Values of one document of a `loglikelihood_rolling` task: pairs of log-probability and number of words or bytes.
 *
 * @throws PyError 'UnicodeEncodeError' for a text with lone surrogates.
 * @source lm_eval/api/task.py (0.4.13), `ConfigurableTask.process_results`
 */
export function scoreRolling({ metrics, logprob, text }: RollingSample): PyRecord {
  const per = (count: number): PyTuple => new PyTuple([pyFloat(logprob), count])
  const bytes = (): PyTuple => per(encodeUtf8(text).length)
  return {
    ...(metrics.includes('word_perplexity') ? { word_perplexity: per(countWords(text)) } : {}),
    ...(metrics.includes('byte_perplexity') ? { byte_perplexity: bytes() } : {}),
    ...(metrics.includes('bits_per_byte') ? { bits_per_byte: bytes() } : {}),
  }
}
