import { expect, test } from 'vitest'
import { sumLogprobs } from './sum-logprobs.ts'

const scored = (logprobs: readonly number[], sum?: number) => ({
  logprobs: Float32Array.from(logprobs),
  greedy: true,
  ...(sum !== undefined && { sum }),
})

test('adds all tokens of all windows', () => {
  expect(sumLogprobs([scored([-1, -0.5]), scored([-2])])).toEqual({
    logprob: -3.5,
    greedy: true,
    tokenLogprobs: [-1, -0.5, -2],
  })
})

test('a model that rounds its sums is believed', () => {
  const { logprob, tokenLogprobs } = sumLogprobs([scored([-100.5, -2.25], -103), scored([-1.5])])
  expect(logprob).toBe(-104.5)
  expect(tokenLogprobs).toEqual([-100.5, -2.25, -1.5])
})
