import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disjointWindow } from './disjoint-window.ts'
import { joinPair } from './join-pair.ts'
import { rollingWindows } from './rolling-windows.ts'

const PREFIX = 1000
const range = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i)

describe('rollingWindows', () => {
  test('predicts in windows of the context length, the last one with as much context as fits', () => {
    const windows = Array.from(
      rollingWindows(range(10), { prefixTokenId: PREFIX, maxLength: 4 }),
      (window) => {
        const { context, continuation } = disjointWindow(window)
        return [[...context], [...continuation]]
      },
    )
    expect(windows).toEqual([
      [[PREFIX], [0, 1, 2, 3]],
      [[3], [4, 5, 6, 7]],
      [
        [5, 6, 7],
        [8, 9],
      ],
    ])
  })

  test('refuses a context that does not fit', () => {
    const windows = (contextLength: number) => [
      ...rollingWindows(range(3), { prefixTokenId: PREFIX, maxLength: 4, contextLength }),
    ]
    expect(() => windows(5)).toThrow(RangeError)
    expect(() => windows(0)).toThrow(RangeError)
  })

  test('covers every token once, in order, each after the tokens before it', () => {
    const sizes = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.nat())
      .map(([maxLength, n]) => [maxLength, 1 + (n % maxLength)] as const)
    fc.assert(
      fc.property(fc.nat(60), sizes, (length, [maxLength, contextLength]) => {
        const tokens = range(length)
        const pairs = Array.from(
          rollingWindows(tokens, { prefixTokenId: PREFIX, maxLength, contextLength }),
          disjointWindow,
        )
        expect(pairs.flatMap(({ continuation }) => [...continuation])).toEqual([...tokens])
        for (const { context, continuation } of pairs) {
          expect(context.length).toBeGreaterThanOrEqual(1)
          expect(context.length + continuation.length).toBeLessThanOrEqual(maxLength + 1)
          const first = continuation[0] ?? 0
          expect([...context]).toEqual(
            first === 0 ? [PREFIX] : Array.from(range(first)).slice(-context.length),
          )
        }
      }),
    )
  })
})

describe('joinPair', () => {
  test('keeps the last tokens and says how many were cut', () => {
    const pair = { context: range(5), continuation: Int32Array.of(70, 71) }
    expect(joinPair(pair, 7)).toEqual({
      tokens: Int32Array.of(0, 1, 2, 3, 4, 70, 71),
      from: 5,
      truncatedTokens: 0,
    })
    expect(joinPair(pair, 3)).toEqual({ tokens: Int32Array.of(4, 70, 71), from: 1, truncatedTokens: 4 })
    expect(joinPair(pair, 2).from).toBe(0)
  })
})
