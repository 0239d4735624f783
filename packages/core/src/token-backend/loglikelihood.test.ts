import { expect, test } from 'vitest'
import { fakeLanguageModel, mostProbable } from '../testing/fake-language-model.ts'
import { fakeTokenizer } from '../testing/fake-tokenizer.ts'
import { expectedScore } from './expected-score.ts'
import { answers, BOS, bosTokenizer, fakeTokenBackend, scored } from './fake-token-backend.ts'

test('scores the continuation after the context, BOS before it', async () => {
  const [response] = await answers(fakeTokenBackend(), [scored('Q: ', 'yes')])
  const { logprob } = expectedScore([BOS, ...bosTokenizer.encode('Q: yes', { addSpecialTokens: false })], 3)
  expect(response).toMatchObject({ type: 'loglikelihood', state: 'ok', greedy: false })
  expect(response).toHaveProperty('logprob', expect.closeTo(logprob, 4))
  expect(response).toHaveProperty('tokenLogprobs.length', 4)
  expect(response).not.toHaveProperty('truncatedTokens')
})

test('calls the most probable continuation greedy', async () => {
  const model = fakeLanguageModel(258)
  const words: number[] = []
  for (let i = 0; i < 300 && words.length < 1; i++) {
    const next = mostProbable(model.next([BOS, ...bosTokenizer.encode(`Q${i}`, { addSpecialTokens: false })]))
    if (next > 32 && next < 127) words.push(i, next)
  }
  const [i, next] = words
  const [response] = await answers(fakeTokenBackend(), [scored(`Q${i}`, String.fromCharCode(next ?? 0))])
  expect(response).toHaveProperty('greedy', true)
})

test('cuts the context from the left, and says how much', async () => {
  const text = 'x'.repeat(100)
  const [response] = await answers(fakeTokenBackend(), [scored(text, ' yes')])
  const tokens = [BOS, ...bosTokenizer.encode(`${text} yes`, { addSpecialTokens: false })].slice(-65)
  expect(response).toMatchObject({ state: 'truncated', truncatedTokens: 105 - 65 })
  expect(response).toHaveProperty('logprob', expect.closeTo(expectedScore(tokens, 61).logprob, 4))
})

test('a request that cannot be scored fails by itself, and says which and why', async () => {
  const origin = { taskName: 'quiz', docId: 17, index: 3 }
  const plain = fakeTokenBackend({ tokenizer: fakeTokenizer({ pieces: ['Answer', 'An'] }) })
  const responses = await answers(plain, [
    { ...scored('Q', ''), origin },
    scored('An', 'swer'),
    scored('Q', 'x'.repeat(65)),
    scored('  ', 'A'),
    scored('', ''),
    scored('Q', 'x'.repeat(64)),
  ])
  expect(responses.map(({ state }) => state)).toEqual(['error', 'error', 'error', 'error', 'error', 'ok'])
  const messages = responses.map((response) => ('message' in response ? response.message : ''))
  expect(messages[0]).toContain(
    'loglikelihood request 3 of document 17 of task quiz cannot be scored: the continuation has no tokens',
  )
  expect(messages[2]).toContain(
    'loglikelihood request 2 cannot be scored: the continuation is 65 tokens long',
  )
  expect(messages[3]).toContain('the context has no tokens')
})
