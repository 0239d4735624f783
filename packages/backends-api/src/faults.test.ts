import { BackendError, NetworkError, type Request, type Response } from '@eval/core'
import { collect, recordingProgress } from '@eval/core/testing'
import { describe, expect, test } from 'vitest'
import { openApiBackend } from './open-api-backend.ts'
import type { ApiOptions } from './options/api-options.ts'
import { faultServer, type Served } from './testing/fault-server.ts'
import { languageModel } from './testing/language-model.ts'

const key = 'sk-aVerySecretKey'
const scored = [' a', ' bb', ' ccc'].map(
  (continuation): Request => ({ type: 'loglikelihood', context: 'x', continuation }),
)
const asked = ['a', 'bb', 'ccc'].map(
  (content): Request => ({
    type: 'generate_until',
    context: { messages: [{ role: 'user', content }] },
    generation: {},
  }),
)

interface Outcome {
  readonly responses: readonly Response[]
  /** Requests for answers. */
  readonly tries: number
  readonly seconds: number
  readonly said: string
}

/** Runs against a server whose `n`-th answer is spoilt. */
async function runAgainst(
  fault: (n: number) => Served | undefined,
  requests: readonly Request[] = asked,
  options: ApiOptions = {},
): Promise<Outcome> {
  let tries = 0
  await using server = await faultServer((request) => {
    if (!request.path.endsWith('completions')) return languageModel(request)
    return fault(tries++) ?? languageModel(request)
  })
  const isChat = requests === asked
  const progress = recordingProgress()
  const lines: string[] = []
  await using backend = await openApiBackend(
    isChat ? 'local-chat-completions' : 'local-completions',
    { model: 'm', base_url: `${server.url}/v1/${isChat ? 'chat/' : ''}completions`, ...options },
    { environment: { OPENAI_API_KEY: key }, progress, log: (line) => lines.push(line) },
  )
  const started = performance.now()
  const completed = await collect(backend.run(requests, {}))
  const responses = completed.toSorted((a, b) => a.index - b.index).map(({ response }) => response)
  const said = JSON.stringify([responses, progress.warnings, lines, backend.fingerprint])
  expect(said).not.toContain(key)
  return { responses, tries, seconds: (performance.now() - started) / 1000, said }
}

const first =
  (served: Served, times = 1) =>
  (n: number): Served | undefined =>
    n < times ? served : undefined
const states = ({ responses }: Outcome): readonly string[] => responses.map(({ state }) => state)
const fine = ['ok', 'ok', 'ok']

describe('what passes is tried again', () => {
  test.each<[what: string, served: Served, times: number, options: ApiOptions]>([
    ['status 500, twice', { status: 500, text: 'oops' }, 2, {}],
    ['status 503 with an HTML page', { status: 503, text: '<html><h1>Bad gateway</h1></html>' }, 1, {}],
    ['a connection that is reset', 'reset', 1, {}],
    ['an answer that does not come', 'silence', 1, { timeout: 0.2 }],
    ['JSON that is cut short', { text: '{"choices": [{"index": 0, "mess' }, 1, {}],
    ['a page in place of JSON', { text: '<!doctype html><title>Login</title>' }, 1, {}],
    ['an empty answer', { text: '' }, 1, {}],
  ])('%s', async (_, served, times, options) => {
    const outcome = await runAgainst(first(served, times), asked, options)
    expect(states(outcome)).toEqual(fine)
    expect(outcome.tries).toBe(3 + times)
    // lm_eval's waits: a second, then another.
    expect(outcome.seconds).toBeGreaterThan(times)
  })

  test('status 429, when the server says so', async () => {
    const busy: Served = {
      status: 429,
      headers: { 'retry-after': '0.3' },
      text: '{"error": {"message": "slow"}}',
    }
    const outcome = await runAgainst(first(busy), asked, { num_concurrent: 1 })
    expect(states(outcome)).toEqual(fine)
    expect(outcome.tries).toBe(4)
    expect(outcome.seconds).toBeGreaterThan(0.3)
    expect(outcome.seconds).toBeLessThan(0.9)
  })

  test('while a server asks for a pause, nothing else is sent to it', async () => {
    const arrivals: number[] = []
    const busy: Served = { status: 429, headers: { 'retry-after': '1' }, text: '{}' }
    await runAgainst((n) => {
      arrivals.push(performance.now())
      return n === 0 ? busy : undefined
    })
    expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(950)
  })
})

describe('a request that fails says why, and the others are answered', () => {
  test.each<[what: string, served: Served, requests: readonly Request[], tries: number, message: RegExp]>([
    ['status 500, for good', { status: 500, text: 'oops' }, asked, 5, /status 500: oops/],
    [
      'status 400',
      { status: 400, text: '{"error": {"message": "too long"}}' },
      asked,
      3,
      /status 400: too long/,
    ],
    ['no choices', { text: '{"choices": []}' }, asked, 3, /0 choices for 1 prompts/],
    ['two choices', { text: '{"choices": [{"index": 0}, {"index": 1}]}' }, asked, 3, /2 choices for 1/],
    ['an error in place of an answer', { text: '{"error": "no memory"}' }, asked, 3, /error: no memory/],
    [
      'no log-probabilities',
      { text: '{"choices": [{"index": 0, "text": ""}]}' },
      scored,
      3,
      /no token_logprobs/,
    ],
    [
      'log-probabilities of the new token only',
      {
        text: '{"choices": [{"index": 0, "logprobs": {"token_logprobs": [-1], "top_logprobs": [{"a": -1}]}}]}',
      },
      scored,
      3,
      /log-probabilities of 1 tokens.*llama\.cpp/,
    ],
  ])('%s', async (_, served, requests, tries, message) => {
    // The longest is asked first where continuations are scored.
    const failing = requests === scored ? 2 : 0
    const outcome = await runAgainst((n) => (n < tries - 2 ? served : undefined), requests)
    expect(states(outcome)).toEqual(fine.map((state, index) => (index === failing ? 'error' : state)))
    expect(outcome.responses[failing]).toHaveProperty('message', expect.stringMatching(message))
    expect(outcome.tries).toBe(tries)
  })

  test('a content filter: the request counts as refused', async () => {
    const text = '{"error": {"message": "filtered", "code": "content_filter"}}'
    expect(states(await runAgainst(first({ status: 400, text })))).toEqual(['refused', 'ok', 'ok'])
  })

  test('tries can be limited', async () => {
    const outcome = await runAgainst(first({ status: 500, text: '' }), asked, { max_retries: 1 })
    expect(states(outcome)).toEqual(['error', 'ok', 'ok'])
  })
})

describe('a run ends where going on makes no sense', () => {
  test('a key that is refused, at the first answer and without the key', async () => {
    const denied: Served = { status: 401, text: `{"error": {"message": "bad key ${key}"}}` }
    const ended = runAgainst(() => denied)
    await expect(ended).rejects.toThrow(BackendError)
    await expect(ended).rejects.toThrow(/status 401: bad key \*\*\*\. Check base_url and OPENAI_API_KEY/)
  })

  test('an address that is not there', async () => {
    await expect(runAgainst(() => ({ status: 404, text: '' }))).rejects.toThrow(/status 404.*base_url/)
  })

  test('a key that stops working in the middle is not the end of other requests', async () => {
    const outcome = await runAgainst((n) => (n === 1 ? { status: 401, text: '{}' } : undefined))
    expect(states(outcome)).toEqual(['ok', 'error', 'ok'])
  })

  test('nobody listens', async () => {
    const options = { model: 'm', base_url: 'http://127.0.0.1:9/v1/chat/completions', max_retries: 1 }
    await using backend = await openApiBackend('local-chat-completions', options)
    const ended = collect(backend.run(asked, {}))
    await expect(ended).rejects.toThrow(NetworkError)
    await expect(ended).rejects.toThrow(/127\.0\.0\.1:9.*the connection was refused\. Is the server running/)
  })

  test('many failures in a row', async () => {
    await using server = await faultServer(() => ({ status: 400, text: '{"message": "no"}' }))
    const requests = Array.from({ length: 40 }, () => asked).flat()
    const options = { model: 'm', base_url: server.url }
    await using backend = await openApiBackend('local-chat-completions', options)
    await expect(collect(backend.run(requests, {}))).rejects.toThrow(
      /16 requests in a row failed.*status 400: no/,
    )
    expect(server.received.length).toBeLessThan(20)
  })

  test('an interruption ends it at once, also while it waits', async () => {
    await using server = await faultServer(() => ({
      status: 429,
      headers: { 'retry-after': '60' },
      text: '{}',
    }))
    await using backend = await openApiBackend('local-chat-completions', { model: 'm', base_url: server.url })
    const controller = new AbortController()
    const reason = new Error('enough')
    setTimeout(() => controller.abort(reason), 100)
    const started = performance.now()
    await expect(collect(backend.run(asked, { signal: controller.signal }))).rejects.toBe(reason)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

test('an interruption closes the connection of a request under way', async () => {
  await using server = await faultServer(() => 'silence')
  await using backend = await openApiBackend('local-chat-completions', { model: 'm', base_url: server.url })
  const ended = collect(backend.run(asked, { signal: AbortSignal.timeout(100) }))
  await expect(ended).rejects.toThrow(/timeout/)
  expect(server.received).toHaveLength(1)
})
