import {
  type Backend,
  CapabilityError,
  EncodedMedia,
  isFailed,
  type Request,
  type Response,
  UsageError,
} from '@eval/core'
import { backendConformance, collect, fakeTokenizer, recordingProgress } from '@eval/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApiBackend } from './open-api-backend.ts'
import type { ApiOptions } from './options/api-options.ts'
import { type FaultServer, faultServer } from './testing/fault-server.ts'
import { languageModel, trueLogprobs } from './testing/language-model.ts'

let server: FaultServer
beforeAll(async () => {
  server = await faultServer((request) => languageModel(request))
})
afterAll(() => server[Symbol.asyncDispose]())

const completions = (options: ApiOptions = {}): Promise<Backend> =>
  openApiBackend('local-completions', { model: 'm', base_url: `${server.url}/v1/completions`, ...options })
const chat = (options: ApiOptions = {}): Promise<Backend> =>
  openApiBackend('local-chat-completions', {
    model: 'm',
    base_url: `${server.url}/v1/chat/completions`,
    ...options,
  })

const scored = ['a', 'bcd', 'ef', ''].flatMap((context): readonly Request[] =>
  [' x', ' yz', ' x'].map((continuation) => ({ type: 'loglikelihood', context, continuation })),
)
const rolling = ['', 'one', 'one two three four five'].map(
  (text): Request => ({ type: 'loglikelihood_rolling', text }),
)
const generated = ['a', 'bcd', 'a', 'longer than the others'].map(
  (context): Request => ({ type: 'generate_until', context, generation: { until: ['\n'], max_gen_toks: 4 } }),
)
const conversations = ['a', 'bcd', 'a'].map(
  (content): Request => ({
    type: 'generate_until',
    context: { messages: [{ role: 'user', content }] },
    generation: { until: ['\n'] },
  }),
)

describe.each<[name: string, make: () => Promise<Backend>, requests: readonly Request[]]>([
  ['completions, one at a time', () => completions(), [...scored, ...rolling, ...generated]],
  ['completions, in batches', () => completions({ batch_size: 3 }), [...scored, ...rolling, ...generated]],
  ['completions, beside each other', () => completions({ num_concurrent: 5 }), [...scored, ...generated]],
  ['completions, as texts', () => completions({ tokenized_requests: false }), [...scored, ...generated]],
  ['a chat, beside each other', () => chat({ num_concurrent: 2 }), conversations],
])('%s', (_, make, requests) => {
  test.each(backendConformance(make, { requests }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

async function answers(backend: Backend, requests: readonly Request[]): Promise<readonly Response[]> {
  await using open = backend
  const completed = await collect(open.run(requests, {}))
  return completed.toSorted((a, b) => a.index - b.index).map(({ response }) => response)
}

test('a continuation has the log-probability of its tokens, whatever stands around it', async () => {
  const request: Request = { type: 'loglikelihood', context: 'the context  ', continuation: 'end' }
  const tokens = [...fakeTokenizer().encode('the context  end')]
  const expected = trueLogprobs(tokens).slice('the context'.length)
  const [response] = await answers(await completions(), [request])
  expect(response).toMatchObject({ state: 'ok', greedy: expected.every(([own, best]) => own === best) })
  expect(response).toHaveProperty(
    'tokenLogprobs',
    expected.map(([own]) => own),
  )
})

test('a long context is cut from the left, and that is said', async () => {
  const request: Request = { type: 'loglikelihood', context: 'x'.repeat(30), continuation: ' end' }
  const tokens = [...fakeTokenizer().encode(`${'x'.repeat(5)} end`)]
  const [response] = await answers(await completions({ max_length: 10 }), [request])
  const expected = trueLogprobs(tokens)
    .slice(5)
    .map(([own]) => own)
  expect(response).toMatchObject({ state: 'truncated', truncatedTokens: 25, tokenLogprobs: expected })
})

test('a whole text is scored in windows, each token once', async () => {
  const text = 'a text of more tokens than fit'
  const tokens = [...fakeTokenizer().encode(text)]
  const [response] = await answers(await completions({ max_length: 12, num_concurrent: 3 }), [
    { type: 'loglikelihood_rolling', text },
  ])
  expect(response).toMatchObject({ state: 'ok' })
  const logprobs = response !== undefined && 'tokenLogprobs' in response ? response.tokenLogprobs : []
  expect(logprobs).toHaveLength(tokens.length)
  // 256 is the BOS that stands before the first window.
  expect(logprobs?.slice(0, 10)).toEqual(
    trueLogprobs([256, ...tokens.slice(0, 10)])
      .slice(1)
      .map(([own]) => own),
  )
})

test('what cannot be scored says why, and the others are scored', async () => {
  const responses = await answers(await completions({ max_length: 10 }), [
    {
      type: 'loglikelihood',
      context: 'a',
      continuation: 'x'.repeat(20),
      origin: { taskName: 't', docId: 7, index: 1 },
    },
    { type: 'loglikelihood', context: 'a', continuation: ' b' },
  ])
  expect(responses.map(isFailed)).toEqual([true, false])
  expect(responses[0]).toHaveProperty(
    'message',
    expect.stringMatching(/request 1 of document 7 of task t.*max_length/),
  )
})

test('a limit of new tokens that leaves no room is refused before anything is sent', async () => {
  await using backend = await completions({ max_length: 100 })
  const before = server.received.length
  const request: Request = { type: 'generate_until', context: 'a', generation: { max_gen_toks: 100 } }
  await expect(collect(backend.run([request], {}))).rejects.toThrow(/max_gen_toks=100 .* max_length=100/)
  expect(server.received.length).toBe(before)
})

test('connections are kept, and no more requests are under way than were allowed', async () => {
  await using own = await faultServer((request) => languageModel(request), 5)
  const options = { model: 'm', base_url: `${own.url}/v1/chat/completions`, num_concurrent: 3 }
  const requests = Array.from({ length: 20 }, () => conversations).flat()
  const responses = await answers(await openApiBackend('local-chat-completions', options), requests)
  expect(responses.every(({ state }) => state === 'ok')).toBe(true)
  expect(own).toMatchObject({ connections: 3, mostAtOnce: 3 })
})

test('a chat endpoint says at once that it cannot score, and what can', async () => {
  await using backend = await chat()
  const asked = collect(backend.run(scored, {}))
  await expect(asked).rejects.toThrow(CapabilityError)
  await expect(asked).rejects.toThrow(/log-probabilities of a prompt.*local-completions/)
})

test('a chat endpoint is not opened for texts', async () => {
  const options = { model: 'm', base_url: `${server.url}/v1/chat/completions` }
  const opened = openApiBackend('local-chat-completions', options, { applyChatTemplate: false })
  await expect(opened).rejects.toThrow(/--apply_chat_template/)
})

test.each<[name: string, options: Readonly<Record<string, unknown>>, message: RegExp]>([
  ['local-completions', { model: 'm' }, /needs --model_args base_url=/],
  ['local-completions', { base_url: 'http://h/v1/completions' }, /needs --model_args model=/],
  ['local-completions', { model: 'm', base_url: 'nowhere' }, /base_url="nowhere" is not valid/],
  ['local-completions', { model: 'm', num_concurent: 3 }, /no argument "num_concurent".*"num_concurrent"/],
  ['local-completions', { model: 'm', header: 'k' }, /header=\*\*\* is not valid/],
  ['openai-chat-completions', { model: 'gpt' }, /environment variable OPENAI_API_KEY/],
  ['anthropic-chat', { model: 'c' }, /environment variable ANTHROPIC_API_KEY/],
  ['local-models', { model: 'm' }, /no API model "local-models"/],
])('%s with %j is refused', async (name, options, message) => {
  const opened = openApiBackend(name, options)
  await expect(opened).rejects.toThrow(UsageError)
  await expect(opened).rejects.toThrow(message)
})

test('an answer without a text counts as the placeholder, and that is said once', async () => {
  await using own = await faultServer(() => ({
    text: '{"choices": [{"index": 0, "message": {"content": null}}]}',
  }))
  const progress = recordingProgress()
  await using backend = await openApiBackend(
    'local-chat-completions',
    { model: 'm', base_url: `${own.url}/v1/chat/completions` },
    { environment: { LMEVAL_MODEL_NONE_ANSWER_PLACEHOLDER: 'none' }, progress },
  )
  const completed = await collect(backend.run(conversations, {}))
  expect(completed.map(({ response }) => response)).toEqual(
    conversations.map(() => expect.objectContaining({ state: 'ok', text: 'none' })),
  )
  expect(progress.warnings.filter((line) => line.includes('null'))).toHaveLength(1)
})

test('what lm_eval does without a word is said', async () => {
  const progress = recordingProgress()
  const options = { model: 'gpt-3.5-turbo', base_url: `${server.url}/v1/chat/completions`, auth_token: 'k' }
  await using backend = await openApiBackend('openai-chat-completions', options, { progress })
  const generation = {
    until: ['1', '2', '3', '4', '5'],
    max_new_tokens: 4,
    do_sample: false,
    temperature: 0.5,
  }
  await collect(backend.run([{ type: 'generate_until', context: 'x', generation }], {}))
  expect(progress.warnings).toEqual([
    expect.stringContaining('gpt-3.5-turbo counts as a reasoning model'),
    expect.stringContaining('takes 4 stop strings'),
    expect.stringContaining('max_new_tokens is sent as it is'),
    expect.stringContaining('the server samples'),
  ])
  expect(JSON.parse(server.received.at(-1)?.body ?? '')).toMatchObject({ temperature: 1, max_new_tokens: 4 })
})

test('reasoning before its end mark is dropped', async () => {
  const content = 'hm </think> </think>\n 4'
  await using own = await faultServer(() => ({
    text: JSON.stringify({ choices: [{ index: 0, message: { content } }] }),
  }))
  const options = { model: 'm', base_url: own.url, think_end_token: '</think>' }
  const [response] = await answers(
    await openApiBackend('local-chat-completions', options),
    conversations.slice(0, 1),
  )
  expect(response).toMatchObject({ text: '4' })
})

test('a deployment on Azure is asked at its own address, with its own key', async () => {
  await using own = await faultServer((request) =>
    languageModel({ ...request, path: '/v1/chat/completions' }),
  )
  const environment = {
    AZURE_OPENAI_ENDPOINT: own.url,
    AZURE_OPENAI_DEPLOYMENT_NAME: 'my model',
    AZURE_OPENAI_API_KEY: 'the-key',
  }
  const backend = await openApiBackend('azure-openai-chat-completions', {}, { environment })
  await answers(backend, conversations.slice(0, 1))
  expect(own.received[0]).toMatchObject({
    path: '/openai/deployments/my%20model/chat/completions?api-version=2025-03-01-preview',
    headers: { 'api-key': 'the-key' },
    body: expect.stringContaining('"model": "my model", "max_completion_tokens": 256'),
  })
  await expect(openApiBackend('azure-openai-chat-completions', {})).rejects.toThrow(/AZURE_OPENAI_ENDPOINT/)
})

test('a conversation with images shows so many of them, before its text', async () => {
  const image = { type: 'image', mediaType: 'image/png', bytes: Uint8Array.of(1, 2, 3) } as const
  const content = [{ type: 'text', text: 'what is it?' }, image, image] as const
  await answers(await chat(), [
    { type: 'generate_until', context: { messages: [{ role: 'user', content }] }, generation: {} },
    {
      type: 'generate_until',
      context: { messages: [{ role: 'user', content: 'what is it?' }] },
      generation: {},
      media: { visual: [new EncodedMedia('image', image.bytes), new EncodedMedia('image', image.bytes)] },
    },
  ])
  const [body, other] = server.received.slice(-2).map((request): unknown => JSON.parse(request.body))
  expect(other).toHaveProperty('messages.0.content', [
    { type: 'image_url', image_url: { url: 'data:image/*;base64,AQID', detail: 'auto' } },
    { type: 'text', text: 'what is it?' },
  ])
  const url = 'data:image/png;base64,AQID'
  expect(body).toHaveProperty('messages', [
    {
      role: 'user',
      content: [
        { type: 'image_url', image_url: { url, detail: 'auto' } },
        { type: 'text', text: 'what is it?' },
      ],
    },
  ])
})

test('the proxy that the environment names is used, and not for the hosts that it leaves out', async () => {
  await using proxy = await faultServer(({ path, body }) =>
    languageModel({ path: new URL(path).pathname, body }),
  )
  const options = { model: 'm', base_url: 'http://nowhere.invalid/v1/chat/completions', max_retries: 1 }
  const open = (environment: Readonly<Record<string, string>>): Promise<Backend> =>
    openApiBackend('local-chat-completions', options, { environment })
  const asked = conversations.slice(0, 1)
  expect(await answers(await open({ http_proxy: proxy.url }), asked)).toMatchObject([{ state: 'ok' }])
  expect(proxy.received[0]?.path).toBe(options.base_url)
  const direct = answers(await open({ HTTP_PROXY: proxy.url, NO_PROXY: '.invalid' }), asked)
  await expect(direct).rejects.toThrow(/the host name (?:is unknown|could not be looked up)/)
})
