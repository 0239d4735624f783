import { PyError } from '../error/py-error.ts'
import type { MersenneTwister } from './mersenne-twister.ts'
import { randomBelow } from './random-below.ts'

/**
 * `sample(range(n), k)`.
 * @throws PyError 'ValueError' where k is negative or more than n
 * @source CPython 3.11 Lib/random.py `Random.sample`
 */
export function sampleIndices(generator: MersenneTwister, n: number, k: number): number[] {
  if (k < 0 || k > n) throw new PyError('ValueError', 'Sample larger than population or is negative')
  return n <= poolLimit(k) ? sampleFromPool(generator, n, k) : sampleByRetry(generator, n, k)
}

// Parity: the pool method up to this size, the selection set beyond (the two draw differently).
function poolLimit(k: number): number {
  return k > 5 ? 21 + 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 21
}

function sampleFromPool(generator: MersenneTwister, n: number, k: number): number[] {
  const pool = Array.from({ length: n }, (_, index) => index)
  const drawn: number[] = []
  for (let i = 0; i < k; i++) {
    const j = randomBelow(generator, n - i)
    drawn.push(pool[j]!)
    pool[j] = pool[n - i - 1]!
  }
  return drawn
}

function sampleByRetry(generator: MersenneTwister, n: number, k: number): number[] {
  const selected = new Set<number>()
  while (selected.size < k) selected.add(randomBelow(generator, n))
  return [...selected]
}
