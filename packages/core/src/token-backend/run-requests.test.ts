import { expect, test } from 'vitest'
import type { Backend } from '../backend.ts'
import { BackendError } from '../errors/backend-error.ts'
import { collect } from '../testing/collect.ts'
import { fakeTokenScorer } from '../testing/fake-token-scorer.ts'
import { recordingProgress } from '../testing/recording-progress.ts'
import type { ScoreJob, TokenScorer } from '../token-scorer.ts'
import { answers, bosTokenizer, fakeTokenBackend, scored } from './fake-token-backend.ts'

const many = Array.from({ length: 50 }, (_, i) => scored(`Q${i >> 2}`, ` ${i}`))

test('hands jobs on in windows and answers in completion order', async () => {
  const scorer = fakeTokenScorer()
  const completed = await collect(fakeTokenBackend({ scorer, windowSize: 16 }).run(many, {}))
  expect(scorer.windows.map((window) => window.length)).toEqual([16, 16, 16, 2])
  const order = completed.map(({ index }) => index)
  expect(order).not.toEqual([...many.keys()])
  expect(order.toSorted((a, b) => a - b)).toEqual([...many.keys()])
})

test('encodes the next window while one runs', async () => {
  const events: string[] = []
  const counting = {
    ...bosTokenizer,
    encode: (...args: Parameters<typeof bosTokenizer.encode>) => (
      events.push('encode'), bosTokenizer.encode(...args)
    ),
  }
  const fake = fakeTokenScorer()
  const scorer: TokenScorer = {
    ...fake,
    score: (window, options) => (events.push('score'), fake.score(window, options)),
  }
  await collect(fakeTokenBackend({ tokenizer: counting, scorer, windowSize: 10 }).run(many, {}))
  const second = events.indexOf('score', events.indexOf('score') + 1)
  expect(events[second - 1]).toBe('encode')
  const firstWindow = events.slice(0, events.indexOf('score')).length
  expect(second - firstWindow).toBeGreaterThan(10)
})

test('reports progress by request type', async () => {
  const progress = recordingProgress()
  await collect(
    fakeTokenBackend().run([...many.slice(0, 2), { type: 'loglikelihood_rolling', text: 'a' }], { progress }),
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
  for await (const _ of fakeTokenBackend({ scorer }).run(many, {})) break
  expect(scorer.open).toBe(0)
})

test('a scorer that breaks its contract is found out', async () => {
  const broken = (change: (window: readonly ScoreJob[]) => readonly ScoreJob[]): Backend => {
    const scorer = fakeTokenScorer()
    return fakeTokenBackend({
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
  const backend = fakeTokenBackend({
    scorer: { ...fakeTokenScorer(), [Symbol.asyncDispose]: async () => void disposals++ },
  })
  await backend[Symbol.asyncDispose]()
  await backend[Symbol.asyncDispose]()
  expect(disposals).toBe(1)
  await expect(answers(backend, many)).rejects.toThrow('disposed of')
})
