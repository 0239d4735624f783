import { expect, test } from 'vitest'
import { UsageError } from '../errors/usage-error.ts'
import type { GenerateRequest, GenerationOptions, Request } from '../request.ts'
import { fakeTokenGenerator } from '../testing/fake-token-generator.ts'
import { fakeTokenScorer } from '../testing/fake-token-scorer.ts'
import { answers, bosTokenizer, fakeTokenBackend, scored } from './fake-token-backend.ts'
import type { TokenBackendOptions } from './token-backend-options.ts'

const ask = (generation: GenerationOptions, context = 'Q:'): GenerateRequest => ({
  type: 'generate_until',
  context,
  generation,
})
const writing = (text: string): Partial<TokenBackendOptions> => ({
  generator: fakeTokenGenerator({
    tokenizer: bosTokenizer,
    script: () => bosTokenizer.encode(text, { addSpecialTokens: false }),
  }),
})

test('cuts at the first stop string and counts the tokens', async () => {
  const [response] = await answers(fakeTokenBackend(writing('one\ntwo')), [
    ask({ until: ['\n', 'e'], max_gen_toks: 20 }),
  ])
  expect(response).toEqual({
    type: 'generate_until',
    state: 'ok',
    text: 'on',
    finishReason: 'stop',
    generatedTokens: 3,
  })
})

test('ends at the end of text, whose mark is not part of the answer', async () => {
  const generator = fakeTokenGenerator({
    tokenizer: bosTokenizer,
    script: () => bosTokenizer.encode('done</s>more', { addSpecialTokens: false }),
  })
  const [response] = await answers(fakeTokenBackend({ generator }), [
    ask({ until: ['\n'], max_gen_toks: 20 }),
  ])
  expect(response).toMatchObject({ text: 'done', finishReason: 'stop', generatedTokens: 5 })
  expect(generator.windows[0]?.[0]?.generation.until).toEqual(['\n', '</s>'])
})

test('stops at the limit of new tokens, or of the whole length', async () => {
  const responses = await answers(fakeTokenBackend(writing('abcdefgh')), [
    ask({ max_gen_toks: 3 }),
    ask({ max_gen_toks: 3, max_length: 8 }),
  ])
  expect(responses).toMatchObject([
    { text: 'abc', finishReason: 'length' },
    { text: 'abcde', finishReason: 'length' },
  ])
})

test('cuts the prompt from the left to leave room', async () => {
  const generator = fakeTokenGenerator({ tokenizer: bosTokenizer })
  const [response] = await answers(fakeTokenBackend({ generator }), [
    ask({ max_gen_toks: 10 }, 'x'.repeat(60)),
  ])
  expect(response).toMatchObject({ state: 'truncated', truncatedTokens: 61 - 54 })
  expect(generator.windows[0]?.[0]?.tokens).toHaveLength(54)
})

test('a request without room fails by itself', async () => {
  const responses = await answers(fakeTokenBackend(writing('abc')), [
    ask({ max_gen_toks: 64 }),
    ask({ max_gen_toks: 0 }),
    ask({ max_gen_toks: 4, max_length: 3 }),
    ask({ max_gen_toks: 2 }),
  ])
  expect(responses.map(({ state }) => state)).toEqual(['error', 'error', 'error', 'ok'])
  expect(responses[0]).toHaveProperty(
    'message',
    expect.stringContaining('64 new tokens leaves no room for a prompt'),
  )
  expect(responses[2]).toHaveProperty('message', expect.stringContaining('max_length 3'))
})

test('drops the reasoning before the think mark', async () => {
  const backend = fakeTokenBackend({ ...writing('hm\n</think> yes\nno'), thinkEndToken: '</think>' })
  const [response] = await answers(backend, [ask({ max_gen_toks: 30 })])
  expect(response).toHaveProperty('text', 'yes\nno')
})

test('draws repeats apart, and the same answer each time', async () => {
  const backend = fakeTokenBackend({ generator: fakeTokenGenerator({ tokenizer: bosTokenizer }) })
  const drawn = [0, 1, 2, 0].map(
    (repeat): Request => ({ ...ask({ do_sample: true, max_gen_toks: 8 }), repeat }),
  )
  const texts = (await answers(backend, drawn)).map((response) => ('text' in response ? response.text : ''))
  expect(new Set(texts).size).toBe(3)
  expect(texts[3]).toBe(texts[0])
})

test('refuses senseless arguments before any work', async () => {
  const scorer = fakeTokenScorer()
  const backend = fakeTokenBackend({ ...writing('a'), scorer })
  await expect(answers(backend, [scored('Q', ' A'), ask({ num_beams: 4 })])).rejects.toThrow(UsageError)
  expect(scorer.windows).toEqual([])
})
