import { expect, test } from 'vitest'
import { collect } from '../testing/collect.ts'
import { abortable } from './abortable.ts'

/** Counts up; notes when it is told to stop. */
function counting(): { readonly items: AsyncIterable<number>; readonly stopped: () => boolean } {
  let stopped = false
  async function* items(): AsyncGenerator<number, void, undefined> {
    try {
      for (let i = 0; ; i++) yield i
    } finally {
      stopped = true
    }
  }
  return { items: items(), stopped: () => stopped }
}

test('passes items on until the source ends', async () => {
  async function* three(): AsyncGenerator<number, void, undefined> {
    yield* [1, 2, 3]
  }
  expect(await collect(abortable(three(), undefined))).toEqual([1, 2, 3])
})

test('stops the source when the iteration ends early', async () => {
  const { items, stopped } = counting()
  for await (const item of abortable(items, undefined)) if (item === 2) break
  expect(stopped()).toBe(true)
})

test('throws the reason of the signal between items and stops the source', async () => {
  const { items, stopped } = counting()
  const controller = new AbortController()
  const reason = new Error('enough')
  const seen: number[] = []
  const run = async (): Promise<void> => {
    for await (const item of abortable(items, controller.signal)) {
      seen.push(item)
      if (item === 1) controller.abort(reason)
    }
  }
  await expect(run()).rejects.toBe(reason)
  expect(seen).toEqual([0, 1])
  await Promise.resolve()
  expect(stopped()).toBe(true)
})

test('throws also while the source never answers', async () => {
  const controller = new AbortController()
  const silent: AsyncIterable<never> = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
  }
  const first = abortable(silent, controller.signal).next()
  controller.abort(new Error('enough'))
  await expect(first).rejects.toThrow('enough')
})
