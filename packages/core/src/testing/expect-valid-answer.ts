import { isFailed } from '../is-failed.ts'
import type { Response } from '../response.ts'
import { expectClose, expectThat } from './expectations.ts'

/** @throws ConformanceError unless the response to request `index` agrees with itself. */
export function expectValidAnswer(response: Response, index: number): void {
  if (isFailed(response)) {
    expectThat(response.message.trim() !== '', `the failed response to request ${index} says nothing`)
    return
  }
  const cut = response.truncatedTokens ?? 0
  expectThat(
    response.state === 'truncated' ? cut > 0 : cut === 0,
    `request ${index}: state ${response.state}, but ${cut} tokens were cut`,
  )
  if (response.type === 'generate_until') return
  expectThat(
    response.logprob <= 1e-6,
    `request ${index}: log-probability ${response.logprob} is not at most 0`,
  )
  if (!response.tokenLogprobs) return
  const sum = response.tokenLogprobs.reduce((total, logprob) => total + logprob, 0)
  expectClose(
    response.logprob,
    sum,
    1e-6 * Math.max(1, Math.abs(sum)),
    `request ${index}: sum of token log-probabilities`,
  )
}
