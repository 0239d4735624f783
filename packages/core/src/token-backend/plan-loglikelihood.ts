import { describeRequest } from '../describe-request.ts'
import { failedResponse } from '../failed-response.ts'
import type { LoglikelihoodRequest } from '../request.ts'
import type { LogprobResponse } from '../response.ts'
import type { ScoreJob, Scored } from '../token-scorer.ts'
import { joinPair } from '../token-scoring/join-pair.ts'
import type { TokenPair } from '../token-pair.ts'
import type { RequestPlan } from './request-plan.ts'
import { sumLogprobs } from './sum-logprobs.ts'

export type ScorePlan = RequestPlan<Omit<ScoreJob, 'index'>, Scored>

/** Why a pair cannot be scored; null if it can. */
function obstacle({ context, continuation }: TokenPair, maxLength: number): string | null {
  if (continuation.length === 0) {
    return (
      'the continuation has no tokens of its own: it is empty, or the tokenizer joins it with the end of the context ' +
      'into one token. Begin the continuation with whitespace, or end the context with it.'
    )
  }
  if (context.length === 0) {
    return 'the context has no tokens: it holds only whitespace and the tokenizer adds no BOS. Set add_bos_token, or leave the context empty.'
  }
  if (continuation.length > maxLength) {
    return (
      `the continuation is ${continuation.length} tokens long, but the model's context holds only ${maxLength}. ` +
      'Use a model with a longer context (max_length).'
    )
  }
  return null
}

/**
 * How the log-probability of a continuation is computed. What does not fit is cut from the left of the context. A pair
 * that cannot be scored (a continuation without tokens, or longer than the context) fails by itself, in a sentence that
 * names the request; lm_eval ends the whole run with an AssertionError there.
 *
 * @param maxLength longest input of the model, tokens
 * @source lm_eval/models/huggingface.py (0.4.13), `_loglikelihood_tokens`
 */
export function planLoglikelihood(
  request: LoglikelihoodRequest,
  index: number,
  pair: TokenPair,
  maxLength: number,
): ScorePlan {
  const reason = obstacle(pair, maxLength)
  if (reason) {
    const message = `${describeRequest(request, index)} cannot be scored: ${reason}`
    return { index, jobs: [], respond: () => failedResponse(request.type, message) }
  }
  const { tokens, from, truncatedTokens } = joinPair(pair, maxLength + 1)
  return {
    index,
    jobs: [{ tokens, from }],
    respond: (results): LogprobResponse => ({
      type: request.type,
      ...(truncatedTokens > 0 ? { state: 'truncated', truncatedTokens } : { state: 'ok' }),
      ...sumLogprobs(results),
    }),
  }
}
