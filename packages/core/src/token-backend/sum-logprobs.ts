import type { LogprobResponse } from '../response.ts'
import type { Scored } from '../token-scorer.ts'

/**
 * The log-probability of all scored tokens of a request together: added in double precision, in token order, unless the model
 * tells the sums.
 */
export function sumLogprobs(
  scored: readonly Pick<Scored, 'logprobs' | 'sum' | 'greedy'>[],
): Required<Pick<LogprobResponse, 'logprob' | 'greedy' | 'tokenLogprobs'>> {
  const tokenLogprobs = scored.flatMap(({ logprobs }) => Array.from(logprobs))
  return {
    logprob: scored.some(({ sum }) => sum !== undefined)
      ? add(scored.map(({ logprobs, sum }) => sum ?? add(logprobs)))
      : add(tokenLogprobs),
    greedy: scored.every(({ greedy }) => greedy),
    tokenLogprobs,
  }
}

function add(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
