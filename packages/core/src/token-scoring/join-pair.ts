import type { TokenPair } from '../token-pair.ts'

/** A token pair as one sequence, cut from the left. */
export interface JoinedPair {
  readonly tokens: Int32Array
  /** Where the continuation starts; below 1 the continuation is too long to be scored. */
  readonly from: number
  /** Tokens cut from the left. */
  readonly truncatedTokens: number
}

/**
 * Joins context and continuation and keeps the last `limit` tokens. A model of `maxLength` inputs takes
 * `limit = maxLength + 1`: the last token is predicted, never an input. API servers count it: `maxLength`.
 *
 * @source lm_eval/models/huggingface.py (0.4.13), `_loglikelihood_tokens`: `(context + continuation)[-(max_length + 1):]`
 */
export function joinPair({ context, continuation }: TokenPair, limit: number): JoinedPair {
  const tokens = new Int32Array(context.length + continuation.length)
  tokens.set(context)
  tokens.set(continuation, context.length)
  const truncatedTokens = Math.max(0, tokens.length - limit)
  return { tokens: tokens.subarray(truncatedTokens), from: context.length - truncatedTokens, truncatedTokens }
}
