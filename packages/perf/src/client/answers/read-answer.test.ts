import { expect, test } from 'vitest'
import type { Profile } from '../../measure/profile.ts'
import type { ApiFormat } from '../../options/api-format.ts'
import type { RequestOutcome } from '../request-outcome.ts'
import { readAnswer } from './read-answer.ts'

/** Reads a stream whose events come 0.1 s apart, from 10.1 s on. */
function read(events: readonly string[], profile: Profile, format: ApiFormat = 'openai'): RequestOutcome {
  const raw = {
    start: 10,
    end: 11,
    status: 200,
    contentType: 'text/event-stream',
    chunks: events.map((event) => new TextEncoder().encode(`data: ${event}\n\n`)),
    stamps: events.map((_, index) => 10.1 + index / 10),
  }
  return readAnswer(raw, { stream: true }, { format, profile, saveBodies: true, trace: false })
}

const delta = (value: object): string => JSON.stringify({ choices: [{ index: 0, delta: value }] })
const usage = JSON.stringify({ choices: [], usage: { prompt_tokens: 4, completion_tokens: 2 } })
const chat = [
  delta({ role: 'assistant', content: '' }),
  delta({ content: 'a' }),
  delta({ content: 'b' }),
  delta({}),
  usage,
  '[DONE]',
]

test('up to 1.10 every event with choices counts, the role alone and the closing one included', () => {
  const outcome = read(chat, 'v1.4')
  expect(outcome.firstChunkLatency).toBeCloseTo(0.1, 9)
  expect(outcome.firstContentLatency).toBeCloseTo(0.2, 9)
  expect(outcome.interTokenLatencies).toHaveLength(3)
  expect(outcome.completed).toBeCloseTo(10.5, 9)
  expect(outcome).toMatchObject({ promptTokens: 4, completionTokens: 2, text: 'ab', empty: false })
})

test('1.14 counts events with output', () => {
  const outcome = read(chat, 'v1.14')
  expect(outcome.firstChunkLatency).toBeCloseTo(0.2, 9)
  expect(outcome.interTokenLatencies).toHaveLength(1)
  expect(outcome.decodeChunks).toBe(3)
})

test('an event that is no JSON is a failure, but in 1.14', () => {
  const events = [delta({ content: 'a' }), '{"broken', usage]
  expect(read(events, 'v1.9').failure?.class).toBe('json')
  expect(read(events, 'v1.14').failure).toBeUndefined()
})

test('an error in a stream is a failure, an answer with nothing is empty', () => {
  expect(read(['{"error": {"message": "no"}}'], 'v1.4').failure?.class).toBe('sse-error-event')
  expect(read(['[DONE]'], 'v1.4')).toMatchObject({ empty: true, firstChunkLatency: 0 })
})

test('the Responses API', () => {
  const events = [
    '{"type": "response.created"}',
    '{"type": "response.output_text.delta", "delta": "a"}',
    '{"type": "response.output_text.delta", "delta": "b"}',
    '{"type": "response.completed", "response": {"usage": {"input_tokens": 3, "output_tokens": 2}}}',
  ]
  const outcome = read(events, 'v1.9', 'responses')
  expect(outcome).toMatchObject({ promptTokens: 3, completionTokens: 2, text: 'ab' })
  expect(outcome.firstChunkLatency).toBeCloseTo(0.2, 9)
})

test('DashScope, whose texts grow', () => {
  const event = (text: string, tokens: number): string =>
    JSON.stringify({ output: { text }, usage: { input_tokens: 3, output_tokens: tokens } })
  const outcome = read([event('a', 1), event('ab', 2), event('ab', 2)], 'v1.4', 'dashscope')
  expect(outcome).toMatchObject({ text: 'ab', completionTokens: 2, promptTokens: 3 })
  expect(outcome.interTokenLatencies).toHaveLength(1)
})

test('answers by HTTP status', () => {
  const raw = {
    start: 1,
    end: 2,
    contentType: 'application/json',
    stamps: [2],
    chunks: [Buffer.from('{"error": {"message": "slow down"}}')],
  }
  const options = { format: 'openai', profile: 'v1.4', saveBodies: false, trace: false } as const
  expect(readAnswer({ ...raw, status: 429 }, { stream: true }, options).failure).toEqual({
    class: 'http-429',
    message: 'HTTP 429: slow down',
    status: 429,
  })
  const body = Buffer.from(
    '{"choices": [{"message": {"content": "x"}}], "usage": {"prompt_tokens": 1, "completion_tokens": 1}}',
  )
  const whole = readAnswer({ ...raw, status: 200, chunks: [body] }, { stream: false }, options)
  expect(whole).toMatchObject({
    text: 'x',
    stream: false,
    firstChunkLatency: 1,
    completed: 2,
    completionTokens: 1,
  })
})
