import type { LogprobResponse } from '../response.ts'
import type { Scored } from '../token-scorer.ts'

/** The log-probability of all scored tokens of a request together: added in double precision, in token order. */
export function sumLogprobs(
  scored: readonly Pick<Scored, 'logprobs' | 'greedy'>[],
): Required<Pick<LogprobResponse, 'logprob' | 'greedy' | 'tokenLogprobs'>> {
  const tokenLogprobs = scored.flatMap(({ logprobs }) => Array.from(logprobs))
  return {
    logprob: tokenLogprobs.reduce((sum, logprob) => sum + logprob, 0),
    greedy: scored.every(({ greedy }) => greedy),
    tokenLogprobs,
  }
}
