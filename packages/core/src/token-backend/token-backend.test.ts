import { describe, expect, test } from 'vitest'
import type { Backend } from '../backend.ts'
import { backendFingerprint } from '../backend-fingerprint.ts'
import type { ChatRenderer } from '../chat-renderer.ts'
import { BackendError } from '../errors/backend-error.ts'
import { CapabilityError } from '../errors/capability-error.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { GenerateRequest, GenerationOptions, LoglikelihoodRequest, Request } from '../request.ts'
import type { Response } from '../response.ts'
import { collect } from '../testing/collect.ts'
import { fakeLanguageModel, mostProbable } from '../testing/fake-language-model.ts'
import { fakeTokenGenerator } from '../testing/fake-token-generator.ts'
import { fakeTokenScorer } from '../testing/fake-token-scorer.ts'
import { fakeTokenizer } from '../testing/fake-tokenizer.ts'
import { recordingProgress } from '../testing/recording-progress.ts'
import type { ScoreJob, TokenScorer } from '../token-scorer.ts'
import { createTokenBackend } from './create-token-backend.ts'
import type { TokenBackendOptions } from './token-backend-options.ts'

const BOS = 256
const tokenizer = fakeTokenizer({ addBos: true })
const report = { parameters: 0 }
const fingerprint = backendFingerprint({ model: 'fake' })

const make = (options: Partial<TokenBackendOptions> = {}): Backend =>
  createTokenBackend({ tokenizer, scorer: fakeTokenScorer(), report, fingerprint, ...options })

async function answers(backend: Backend, requests: readonly Request[]): Promise<Response[]> {
  const completed = await collect(backend.run(requests, {}))
  return completed.toSorted((a, b) => a.index - b.index).map(({ response }) => response)
}

const scored = (context: string, continuation: string): LoglikelihoodRequest => ({
  type: 'loglikelihood',
  context,
  continuation,
})

/** Log-probability of `tokens[from…]`, straight from the fake model. */
function expected(
  tokens: readonly number[],
  from: number,
): { readonly logprob: number; readonly greedy: boolean } {
  const model = fakeLanguageModel(258)
  let [logprob, greedy] = [0, true]
  for (let at = from; at < tokens.length; at++) {
    const next = model.next(tokens.slice(0, at))
    logprob += next[tokens[at] ?? 0] ?? Number.NaN
    greedy &&= mostProbable(next) === tokens[at]
  }
  return { logprob, greedy }
}

describe('loglikelihood', () => {
  test('scores the continuation after the context, BOS before it', async () => {
    const [response] = await answers(make(), [scored('Q: ', 'yes')])
    const { logprob } = expected([BOS, ...tokenizer.encode('Q: yes', { addSpecialTokens: false })], 3)
    expect(response).toMatchObject({ type: 'loglikelihood', state: 'ok', greedy: false })
    expect(response).toHaveProperty('logprob', expect.closeTo(logprob, 4))
    expect(response).toHaveProperty('tokenLogprobs.length', 4)
    expect(response).not.toHaveProperty('truncatedTokens')
  })

  test('calls the most probable continuation greedy', async () => {
    const model = fakeLanguageModel(258)
    const words: number[] = []
    for (let i = 0; i < 300 && words.length < 1; i++) {
      const next = mostProbable(model.next([BOS, ...tokenizer.encode(`Q${i}`, { addSpecialTokens: false })]))
      if (next > 32 && next < 127) words.push(i, next)
    }
    const [i, next] = words
    const [response] = await answers(make(), [scored(`Q${i}`, String.fromCharCode(next ?? 0))])
    expect(response).toHaveProperty('greedy', true)
  })

  test('cuts the context from the left, and says how much', async () => {
    const text = 'x'.repeat(100)
    const [response] = await answers(make(), [scored(text, ' yes')])
    const tokens = [BOS, ...tokenizer.encode(`${text} yes`, { addSpecialTokens: false })].slice(-65)
    expect(response).toMatchObject({ state: 'truncated', truncatedTokens: 105 - 65 })
    expect(response).toHaveProperty('logprob', expect.closeTo(expected(tokens, 61).logprob, 4))
  })

  test('a request that cannot be scored fails by itself, and says which and why', async () => {
    const origin = { taskName: 'quiz', docId: 17, index: 3 }
    const plain = make({ tokenizer: fakeTokenizer({ pieces: ['Answer', 'An'] }) })
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
})

describe('loglikelihood_rolling', () => {
  const rolling = (text: string): Request => ({ type: 'loglikelihood_rolling', text })

  test('adds up the windows of a text, BOS scored after BOS', async () => {
    const [response] = await answers(make({ scorer: fakeTokenScorer({ maxLength: 4 }) }), [
      rolling('abcdefgh'),
    ])
    const tokens = [BOS, ...tokenizer.encode('abcdefgh', { addSpecialTokens: false })]
    const windows = [
      expected([BOS, ...tokens.slice(0, 4)], 1),
      expected(tokens.slice(3, 8), 1),
      expected(tokens.slice(4, 9), 4),
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
    const [response] = await answers(make({ tokenizer: fakeTokenizer() }), [rolling('')])
    expect(response).toEqual({
      type: 'loglikelihood_rolling',
      state: 'ok',
      logprob: 0,
      greedy: true,
      tokenLogprobs: [],
    })
  })
})

describe('generate_until', () => {
  const ask = (generation: GenerationOptions, context = 'Q:'): GenerateRequest => ({
    type: 'generate_until',
    context,
    generation,
  })
  const writing = (text: string): Partial<TokenBackendOptions> => ({
    generator: fakeTokenGenerator({
      tokenizer,
      script: () => tokenizer.encode(text, { addSpecialTokens: false }),
    }),
  })

  test('cuts at the first stop string and counts the tokens', async () => {
    const [response] = await answers(make(writing('one\ntwo')), [
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
      tokenizer,
      script: () => tokenizer.encode('done</s>more', { addSpecialTokens: false }),
    })
    const [response] = await answers(make({ generator }), [ask({ until: ['\n'], max_gen_toks: 20 })])
    expect(response).toMatchObject({ text: 'done', finishReason: 'stop', generatedTokens: 5 })
    expect(generator.windows[0]?.[0]?.generation.until).toEqual(['\n', '</s>'])
  })

  test('stops at the limit of new tokens, or of the whole length', async () => {
    const responses = await answers(make(writing('abcdefgh')), [
      ask({ max_gen_toks: 3 }),
      ask({ max_gen_toks: 3, max_length: 8 }),
    ])
    expect(responses).toMatchObject([
      { text: 'abc', finishReason: 'length' },
      { text: 'abcde', finishReason: 'length' },
    ])
  })

  test('cuts the prompt from the left to leave room', async () => {
    const generator = fakeTokenGenerator({ tokenizer })
    const [response] = await answers(make({ generator }), [ask({ max_gen_toks: 10 }, 'x'.repeat(60))])
    expect(response).toMatchObject({ state: 'truncated', truncatedTokens: 61 - 54 })
    expect(generator.windows[0]?.[0]?.tokens).toHaveLength(54)
  })

  test('a request without room fails by itself', async () => {
    const responses = await answers(make(writing('abc')), [
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
    const backend = make({ ...writing('hm\n</think> yes\nno'), thinkEndToken: '</think>' })
    const [response] = await answers(backend, [ask({ max_gen_toks: 30 })])
    expect(response).toHaveProperty('text', 'yes\nno')
  })

  test('draws repeats apart, and the same answer each time', async () => {
    const backend = make({ generator: fakeTokenGenerator({ tokenizer }) })
    const drawn = [0, 1, 2, 0].map(
      (repeat): Request => ({ ...ask({ do_sample: true, max_gen_toks: 8 }), repeat }),
    )
    const texts = (await answers(backend, drawn)).map((response) => ('text' in response ? response.text : ''))
    expect(new Set(texts).size).toBe(3)
    expect(texts[3]).toBe(texts[0])
  })

  test('refuses senseless arguments before any work', async () => {
    const scorer = fakeTokenScorer()
    const backend = make({ ...writing('a'), scorer })
    await expect(answers(backend, [scored('Q', ' A'), ask({ num_beams: 4 })])).rejects.toThrow(UsageError)
    expect(scorer.windows).toEqual([])
  })
})

describe('prompts of messages', () => {
  const messages = [{ role: 'user', content: 'Hi' }] as const
  const chat: ChatRenderer = {
    template: '…',
    render: (all, { addGenerationPrompt }) =>
      `<s>${all.map(({ content }) => (typeof content === 'string' ? content : '')).join('|')}${addGenerationPrompt ? '|' : ''}`,
  }

  test('are rendered, without a second BOS; the words of the assistant are continued', async () => {
    const continued = { messages: [...messages, { role: 'assistant', content: 'Well' }] } as const
    const backend = make({ chat })
    const responses = await answers(backend, [
      { type: 'loglikelihood', context: { messages }, continuation: 'A' },
      { type: 'loglikelihood', context: continued, continuation: 'A' },
    ])
    const texts = await answers(backend, [scored('<s>Hi|', 'A'), scored('<s>Hi|Well', 'A')])
    expect(responses).toEqual(texts)
  })

  test('are refused without a template, and with content that is not text', async () => {
    const image = { type: 'image', mediaType: 'image/png', bytes: Uint8Array.of(1) } as const
    const ask = (content: string | readonly (typeof image)[]): Request => ({
      type: 'loglikelihood',
      context: { messages: [{ role: 'user', content }] },
      continuation: 'A',
    })
    const scorer = fakeTokenScorer()
    await expect(answers(make({ scorer }), [scored('Q', 'A'), ask('Hi')])).rejects.toThrow(
      'it has no chat template',
    )
    await expect(answers(make({ scorer, chat }), [scored('Q', 'A'), ask([image])])).rejects.toThrow(
      CapabilityError,
    )
    expect(scorer.windows).toEqual([])
  })
})

describe('the run', () => {
  const many = Array.from({ length: 50 }, (_, i) => scored(`Q${i >> 2}`, ` ${i}`))

  test('hands jobs on in windows and answers in completion order', async () => {
    const scorer = fakeTokenScorer()
    const completed = await collect(make({ scorer, windowSize: 16 }).run(many, {}))
    expect(scorer.windows.map((window) => window.length)).toEqual([16, 16, 16, 2])
    const order = completed.map(({ index }) => index)
    expect(order).not.toEqual([...many.keys()])
    expect(order.toSorted((a, b) => a - b)).toEqual([...many.keys()])
  })

  test('encodes the next window while one runs', async () => {
    const events: string[] = []
    const counting = {
      ...tokenizer,
      encode: (...args: Parameters<typeof tokenizer.encode>) => (
        events.push('encode'), tokenizer.encode(...args)
      ),
    }
    const fake = fakeTokenScorer()
    const scorer: TokenScorer = {
      ...fake,
      score: (window, options) => (events.push('score'), fake.score(window, options)),
    }
    await collect(make({ tokenizer: counting, scorer, windowSize: 10 }).run(many, {}))
    const second = events.indexOf('score', events.indexOf('score') + 1)
    expect(events[second - 1]).toBe('encode')
    const firstWindow = events.slice(0, events.indexOf('score')).length
    expect(second - firstWindow).toBeGreaterThan(10)
  })

  test('reports progress by request type', async () => {
    const progress = recordingProgress()
    await collect(
      make().run([...many.slice(0, 2), { type: 'loglikelihood_rolling', text: 'a' }], { progress }),
    )
    expect(progress.events).toEqual([
      { phase: 'loglikelihood', unit: 'requests', total: 2, done: 0 },
      { phase: 'loglikelihood', unit: 'requests', total: 2, done: 1 },
      { phase: 'loglikelihood', unit: 'requests', total: 2, done: 2 },
      { phase: 'loglikelihood_rolling', unit: 'requests', total: 1, done: 0 },
      { phase: 'loglikelihood_rolling', unit: 'requests', total: 1, done: 1 },
    ])
  })

  test('leaving it early ends the scoring', async () => {
    const scorer = fakeTokenScorer()
    for await (const _ of make({ scorer }).run(many, {})) break
    expect(scorer.open).toBe(0)
  })

  test('a scorer that breaks its contract is found out', async () => {
    const broken = (change: (window: readonly ScoreJob[]) => readonly ScoreJob[]): Backend => {
      const scorer = fakeTokenScorer()
      return make({
        scorer: { ...scorer, score: (window, options) => scorer.score(change(window), options) },
      })
    }
    await expect(
      answers(
        broken((window) => window.slice(1)),
        many,
      ),
    ).rejects.toThrow('left 1 of 50 jobs unanswered')
    await expect(
      answers(
        broken((window) => [...window, ...window]),
        many,
      ),
    ).rejects.toThrow(BackendError)
  })

  test('disposes of the scorer once', async () => {
    let disposals = 0
    const backend = make({
      scorer: { ...fakeTokenScorer(), [Symbol.asyncDispose]: async () => void disposals++ },
    })
    await backend[Symbol.asyncDispose]()
    await backend[Symbol.asyncDispose]()
    expect(disposals).toBe(1)
    await expect(answers(backend, many)).rejects.toThrow('disposed of')
  })
})
