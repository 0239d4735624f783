import type { RollingRequest } from '../request.ts'
import type { LogprobResponse } from '../response.ts'
import { disjointWindow } from '../token-scoring/disjoint-window.ts'
import { joinPair } from '../token-scoring/join-pair.ts'
import { type RollingOptions, rollingWindows } from '../token-scoring/rolling-windows.ts'
import type { ScorePlan } from './plan-loglikelihood.ts'
import { sumLogprobs } from './sum-logprobs.ts'

/**
 * How the log-probability of a whole text is computed: window by window, each token once. A text without tokens has
 * log-probability 0.
 *
 * Parity: where the tokenizer adds BOS, BOS is predicted after the prefix token and counts.
 * @source lm_eval/models/huggingface.py (0.4.13), `loglikelihood_rolling`
 */
export function planRolling(
  request: RollingRequest,
  index: number,
  tokens: Int32Array,
  options: RollingOptions,
): ScorePlan {
  const windows = Array.from(rollingWindows(tokens, options), disjointWindow)
  return {
    index,
    jobs: windows.map((pair) => {
      const { tokens, from } = joinPair(pair, options.maxLength + 1)
      return { tokens, from }
    }),
    respond: (results): LogprobResponse => ({ type: request.type, state: 'ok', ...sumLogprobs(results) }),
  }
}
