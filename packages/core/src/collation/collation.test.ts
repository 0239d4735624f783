import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenPair } from '../token-pair.ts'
import { chunk } from './chunk.ts'
import { collate } from './collate.ts'
import { collateByContext } from './collate-by-context.ts'
import { compareTokens } from './compare-tokens.ts'
import { restoreOrder } from './restore-order.ts'

const pair = (context: readonly number[], continuation: readonly number[]): TokenPair => ({
  context: Int32Array.from(context),
  continuation: Int32Array.from(continuation),
})

describe('chunk', () => {
  test('cuts by a fixed size, the last chunk may be shorter', () => {
    expect([...chunk('abcde', 2)]).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })
  test('makes one chunk of everything at size 0, and none of nothing', () => {
    expect([...chunk('abc', 0)]).toEqual([['a', 'b', 'c']])
    expect([...chunk('', 0)]).toEqual([])
  })
  test('asks a size function at each item; one that shrinks too soon never closes the chunk', () => {
    expect([...chunk('abcdefg', (index) => (index < 2 ? 2 : 3))]).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
      ['f', 'g'],
    ])
    expect([...chunk('abcdef', (index) => (index < 2 ? 3 : 1))]).toEqual([['a', 'b', 'c', 'd', 'e', 'f']])
  })
})

describe('compareTokens', () => {
  test('puts longer sequences first, then smaller ids, shorter prefixes never tie', () => {
    const sorted = [[1], [3, 1], [], [2, 9], [2, 1, 1]].sort(compareTokens)
    expect(sorted).toEqual([[2, 1, 1], [2, 9], [3, 1], [1], []])
  })
})

describe('collate', () => {
  test('keeps groups apart and sorts inside each, in the order of their first items', () => {
    const items = ['b2', 'a1', 'b1', 'a3', 'a2']
    const batches = collate(items, {
      compare: (a, b) => (a < b ? -1 : 1),
      groupKey: (item) => item.slice(0, 1),
      chunkSize: 2,
    })
    expect(Array.from(batches, (batch) => batch.map((index) => items[index]))).toEqual([
      ['b1', 'b2'],
      ['a1', 'a2'],
      ['a3'],
    ])
  })

  test('names every item once, and answers come back into order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(5), fc.boolean(), (items, chunkSize, grouped) => {
        const order = [
          ...collate(items, {
            compare: (a, b) => a - b,
            chunkSize,
            ...(grouped && { groupKey: (item: number) => String(item % 3) }),
          }),
        ].flat()
        const answers = order.map((index) => `answer to ${items[index]}`)
        expect(restoreOrder(order, answers)).toEqual(items.map((item) => `answer to ${item}`))
      }),
    )
  })
})

describe('collateByContext', () => {
  test('runs the longest continuation of those that share all but the last token', () => {
    const pairs = [pair([1, 2], [7]), pair([1, 2], [8]), pair([1], [2, 9]), pair([3], [4])]
    expect([...collateByContext(pairs, 0)]).toEqual([
      [
        { representative: 2, members: [0, 1, 2] },
        { representative: 3, members: [3] },
      ],
    ])
  })

  test('serves every request from exactly one group', () => {
    const tokens = fc.array(fc.nat(2), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(fc.tuple(tokens, tokens)), fc.nat(3), (requests, chunkSize) => {
        const groups = [
          ...collateByContext(
            requests.map(([a, b]) => pair(a, b)),
            chunkSize,
          ),
        ].flat()
        const members = groups.flatMap((group) => group.members)
        expect(members.toSorted((a, b) => a - b)).toEqual([...requests.keys()])
        expect(groups.every((group) => group.members.includes(group.representative))).toBe(true)
      }),
    )
  })
})

describe('restoreOrder', () => {
  test('refuses missing, extra and repeated answers', () => {
    expect(() => restoreOrder([0, 1], ['a'])).toThrow('1 answers for 2 requests')
    expect(() => restoreOrder([0, 0], ['a', 'b'])).toThrow('no answer for request 1')
    expect(() => restoreOrder([0, 2], ['a', 'b'])).toThrow('no answer for request 1')
  })
})
