import { expect, test } from 'vitest'
import type { Request } from '../request.ts'
import { fakeTokenScorer } from '../testing/fake-token-scorer.ts'
import { fakeTokenizer } from '../testing/fake-tokenizer.ts'
import { expectedScore } from './expected-score.ts'
import { answers, BOS, bosTokenizer, fakeTokenBackend } from './fake-token-backend.ts'

const rolling = (text: string): Request => ({ type: 'loglikelihood_rolling', text })

test('adds up the windows of a text, BOS scored after BOS', async () => {
  const [response] = await answers(fakeTokenBackend({ scorer: fakeTokenScorer({ maxLength: 4 }) }), [
    rolling('abcdefgh'),
  ])
  const tokens = [BOS, ...bosTokenizer.encode('abcdefgh', { addSpecialTokens: false })]
  const windows = [
    expectedScore([BOS, ...tokens.slice(0, 4)], 1),
    expectedScore(tokens.slice(3, 8), 1),
    expectedScore(tokens.slice(4, 9), 4),
  ]
  expect(response).toHaveProperty(
    'logprob',
    expect.closeTo(
      windows.reduce((sum, { logprob }) => sum + logprob, 0),
      4,
    ),
  )
  expect(response).toHaveProperty('tokenLogprobs.length', 9)
})

test('an empty text has log-probability 0', async () => {
  const [response] = await answers(fakeTokenBackend({ tokenizer: fakeTokenizer() }), [rolling('')])
  expect(response).toEqual({
    type: 'loglikelihood_rolling',
    state: 'ok',
    logprob: 0,
    greedy: true,
    tokenLogprobs: [],
  })
})
