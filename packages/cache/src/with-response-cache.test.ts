import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Backend,
  type Completed,
  failedResponse,
  type Request,
  type Response,
  type ResponseStore,
} from '@eval/core'
import { type FakeBackend, fakeBackend } from '@eval/core/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openResponseStore } from './open-response-store.ts'
import { withResponseCache } from './with-response-cache.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'response-cache-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const open = (): ResponseStore => openResponseStore({ path: join(folder, 'x.db'), onWarning: () => {} })

/** Scores a continuation by its length, in reverse order; refuses "fail". */
const scoringBackend = (model = 'm'): FakeBackend =>
  fakeBackend({
    facts: { model },
    capabilities: { requestTypes: ['loglikelihood'] },
    order: 'reverse',
    answer: (request) => answer(continuation(request)),
  })

const continuation = (request: Request): string =>
  request.type === 'loglikelihood' ? request.continuation : ''

/** What a backend was asked, in the order of its answers. */
const asked = (backend: FakeBackend): readonly string[] => backend.answered.map(continuation)

function answer(text: string): Response {
  if (text === 'fail') return failedResponse('loglikelihood', 'no')
  return { type: 'loglikelihood', state: 'ok', logprob: -text.length, greedy: true }
}

const request = (continuation: string, index = 0): Request => ({
  type: 'loglikelihood',
  context: 'c',
  continuation,
  origin: { taskName: 't', docId: index, index },
})

async function run(backend: Backend, texts: readonly string[]): Promise<Map<number, Response>> {
  const responses = new Map<number, Response>()
  const completed: AsyncIterable<Completed> = backend.run(texts.map(request), {})
  for await (const { index, response } of completed) {
    expect(responses.has(index)).toBe(false)
    responses.set(index, response)
  }
  return responses
}

test('known requests are not asked again, also after a restart', async () => {
  const backend = scoringBackend()
  {
    await using store = open()
    const cache = withResponseCache(store)
    expect(await run(cache(backend), ['a', 'bb'])).toEqual(
      new Map([0, 1].map((i) => [i, answer('x'.repeat(i + 1))])),
    )
    expect(cache.stats).toEqual({ hits: 0, asked: 2 })
  }
  await using store = open()
  const hits: Request[] = []
  const cache = withResponseCache(store, { onHit: (request) => hits.push(request) })
  const responses = await run(cache(backend), ['ccc', 'bb', 'a'])
  expect([...responses.entries()].sort(([a], [b]) => a - b).map(([, response]) => response)).toEqual(
    ['ccc', 'bb', 'a'].map(answer),
  )
  expect(asked(backend)).toEqual(['bb', 'a', 'ccc'])
  expect(hits).toEqual([request('bb', 1), request('a', 2)])
  expect(cache.stats).toEqual({ hits: 2, asked: 1 })
})

test('equal requests are asked once and each is answered', async () => {
  await using store = open()
  const backend = scoringBackend()
  const responses = await run(withResponseCache(store)(backend), ['a', 'bb', 'a', 'a'])
  expect(asked(backend)).toEqual(['bb', 'a'])
  expect(responses.size).toBe(4)
  expect(responses.get(3)).toEqual(answer('a'))
})

test('failed requests are asked again next time', async () => {
  await using store = open()
  const backend = scoringBackend()
  const cached = withResponseCache(store)(backend)
  for (let time = 0; time < 2; time += 1) expect((await run(cached, ['fail', 'fail'])).size).toBe(2)
  expect(asked(backend)).toEqual(['fail', 'fail'])
})

test('another model has other answers', async () => {
  await using store = open()
  const other = scoringBackend('other')
  await run(withResponseCache(store)(scoringBackend()), ['a'])
  await run(withResponseCache(store)(other), ['a'])
  expect(asked(other)).toEqual(['a'])
})

test('an answer is stored before it is handed on, and a run that is left early asks no more', async () => {
  await using store = open()
  const backend = scoringBackend()
  const cached = withResponseCache(store)(backend)
  for await (const { index } of cached.run(['a', 'bb', 'ccc'].map(request), {})) {
    expect(index).toBe(2)
    break
  }
  expect(asked(backend)).toEqual(['ccc'])
  await run(cached, ['ccc'])
  expect(asked(backend)).toEqual(['ccc'])
})

test('a request the backend cannot take is refused before anything is answered', async () => {
  await using store = open()
  const cached = withResponseCache(store)(scoringBackend())
  await run(cached, ['a'])
  const completed = cached.run([request('a'), { type: 'loglikelihood_rolling', text: 'x' }], {})
  await expect(completed[Symbol.asyncIterator]().next()).rejects.toThrow(/cannot score whole texts/)
})

test('an aborted run yields nothing more', async () => {
  await using store = open()
  const cached = withResponseCache(store)(scoringBackend())
  await run(cached, ['a', 'bb'])
  const completed = cached.run(['a', 'bb'].map(request), { signal: AbortSignal.abort(new Error('stop')) })
  await expect(completed[Symbol.asyncIterator]().next()).rejects.toThrow('stop')
})

test('a backend whose answers may not be remembered stays as it is', async () => {
  await using store = open()
  const backend = fakeBackend({ capabilities: { cacheable: false } })
  expect(withResponseCache(store)(backend)).toBe(backend)
})
