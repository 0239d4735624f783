import { expect, test } from 'vitest'
import { KeyValueCache } from './key-value-cache.ts'
import { PrefixStore } from './prefix-store.ts'

const shape = { layers: 2, width: 3 }
/** Bytes of a column. */
const column = 2 * 3 * 2 * 4

const text = (from: number, length: number): Int32Array =>
  Int32Array.from({ length }, (_, index) => from + index)

/** A cache whose columns hold their token. */
function cacheOf(tokens: Int32Array): KeyValueCache {
  const cache = new KeyValueCache(shape.layers, shape.width)
  const layer = Float32Array.from([...tokens].flatMap((token) => [token, token, token]))
  cache.append([layer, layer], [layer, layer], new Int32Array(tokens.length), tokens)
  return cache
}

/** The tokens that a cache holds. */
function tokensOf(cache: KeyValueCache): number[] {
  const [keys = new Float32Array(0)] = cache.view().keys
  return Array.from({ length: cache.length }, (_, index) => keys[index * shape.width] ?? Number.NaN)
}

function store(columns: number): PrefixStore {
  return new PrefixStore({ bytes: columns * column, ...shape })
}

test('finds the longest beginning, of so many tokens as are asked for', () => {
  const prefixes = store(10_000)
  const known = [text(0, 50), Int32Array.from([...text(0, 60), ...text(900, 40)])]
  for (const tokens of known) prefixes.put(tokens, cacheOf(tokens))
  const taken = prefixes.take(text(0, 200), 199)
  expect(taken.length).toBe(60)
  expect(tokensOf(taken.cache)).toEqual([...text(0, 60)])
  expect(prefixes.take(text(0, 200), 45).length).toBe(45)
  expect(prefixes.take(text(1, 200), 199)).toMatchObject({ length: 0 })
})

test('an entry of which little is taken stays, one that is mostly taken comes back longer', () => {
  const prefixes = store(10_000)
  prefixes.put(text(0, 200), cacheOf(text(0, 200)))
  const other = Int32Array.from([...text(0, 40), ...text(500, 100)])
  expect(prefixes.take(other, 139).length).toBe(40)
  const taken = prefixes.take(text(0, 300), 299)
  expect(taken.length).toBe(200)
  expect(prefixes.take(text(0, 300), 299).length).toBe(0)
  const rest = cacheOf(text(0, 300))
  taken.cache.appendFrom(rest, 200, 300, 0)
  prefixes.put(text(0, 300), taken.cache)
  expect(tokensOf(prefixes.take(text(0, 301), 300).cache)).toEqual([...text(0, 300)])
})

test('holds no more than it may: no entry takes more than its share, the least used goes first', () => {
  const prefixes = store(1200)
  for (let entry = 0; entry < 14; entry += 1) {
    prefixes.put(text(entry * 1000, 150), cacheOf(text(entry * 1000, 150)))
    expect(prefixes.bytes).toBeLessThanOrEqual(prefixes.room)
    // The first is used all the time.
    const { cache, length } = prefixes.take(text(0, 150), 149)
    expect(length).toBe(100)
    prefixes.put(text(0, 150), cache)
  }
  expect(prefixes.take(text(1000, 150), 149).length).toBe(0)
  expect(prefixes.take(text(13_000, 150), 149).length).toBe(100)
  prefixes.clear()
  expect(prefixes.bytes).toBe(0)
})

test('keeps nothing where it may hold nothing, and no short beginnings', () => {
  for (const [prefixes, tokens] of [
    [store(0), text(0, 100)],
    [store(10_000), text(0, 31)],
  ] as const) {
    prefixes.put(tokens, cacheOf(tokens))
    expect(prefixes.bytes).toBe(0)
  }
})
