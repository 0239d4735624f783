import type { LogprobResponse } from '@eval/core'
import type { ReadLogprobs } from '../dialects/dialect.ts'

/** Scored pieces of a text together: added in double precision, in token order. */
export function logprobResponse(
  type: LogprobResponse['type'],
  scored: readonly ReadLogprobs[],
  truncatedTokens: number,
): LogprobResponse {
  const tokenLogprobs = scored.flatMap(({ logprobs }) => logprobs)
  return {
    type,
    ...(truncatedTokens > 0 ? { state: 'truncated', truncatedTokens } : { state: 'ok' }),
    logprob: tokenLogprobs.reduce((sum, logprob) => sum + logprob, 0),
    greedy: scored.every(({ greedy }) => greedy),
    tokenLogprobs,
  }
}
