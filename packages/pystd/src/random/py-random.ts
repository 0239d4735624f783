import { PyError } from '../error/py-error.ts'
import { pyInt } from '../types/int-value.ts'
import { MersenneTwister } from './mersenne-twister.ts'
import { seedWords } from './seed-words.ts'

/** What {@link PyRandom.choices} takes besides the population. */
export interface ChoicesOptions {
  /** How many to draw, with replacement. Default 1. */
  readonly k?: number | undefined
  readonly weights?: readonly number[] | undefined
  readonly cumWeights?: readonly number[] | undefined
}

/**
 * `random.Random(seed)`: the same numbers, in the same order, as CPython 3.11. Mutable by nature; share one where Python
 * shares one.
 * @source CPython 3.11 Lib/random.py
 */
export class PyRandom {
  private readonly generator: MersenneTwister

  /** @throws PyError 'TypeError' for a number that is not an integer */
  constructor(seed: number | bigint | string) {
    this.generator = new MersenneTwister(seedWords(seed))
  }

  /** A float in [0, 1) with 53 random bits. */
  random(): number {
    const high = this.generator.uint32() >>> 5
    const low = this.generator.uint32() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }

  /** An integer of `k` random bits: a number up to 2^53 - 1, a bigint beyond. */
  getrandbits(k: number): number | bigint {
    if (k < 0) throw new PyError('ValueError', 'number of bits must be non-negative')
    if (k === 0) return 0
    if (k <= 53) return this.shortBits(k)
    let value = 0n
    for (let shift = 0; shift < k; shift += 32) {
      const word = this.generator.uint32() >>> Math.max(0, 32 - (k - shift))
      value |= BigInt(word) << BigInt(shift)
    }
    return pyInt(value)
  }

  /** `randrange(stop)` or `randrange(start, stop, step)`: an element of that range. Integers within ±2^53. */
  randrange(start: number, stop?: number, step = 1): number {
    if (stop === undefined) {
      if (start <= 0) throw new PyError('ValueError', 'empty range for randrange()')
      return this.below(start)
    }
    if (step === 0) throw new PyError('ValueError', 'zero step for randrange()')
    const width = stop - start
    const count = Math.ceil(width / step)
    if (count > 0) return start + step * this.below(count)
    const shown = step === 1 ? `(${start}, ${stop}, ${width})` : `(${start}, ${stop}, ${step})`
    throw new PyError('ValueError', `empty range for randrange() ${shown}`)
  }

  /** An integer from `a` to `b`, both included. */
  randint(a: number, b: number): number {
    return this.randrange(a, b + 1)
  }

  /** A float between `a` and `b`. */
  uniform(a: number, b: number): number {
    return a + (b - a) * this.random()
  }

  /** @throws PyError 'IndexError' for an empty sequence */
  choice<T>(sequence: readonly T[]): T {
    if (sequence.length === 0) throw new PyError('IndexError', 'Cannot choose from an empty sequence')
    return sequence[this.below(sequence.length)]!
  }

  /** `k` elements drawn with replacement, equally likely or by weights. */
  choices<T>(population: readonly T[], options: ChoicesOptions = {}): T[] {
    const { k = 1 } = options
    const cumulative = cumulativeWeights(population.length, options)
    return Array.from({ length: k }, () => population[this.weightedIndex(population.length, cumulative)]!)
  }

  /** `k` different elements in the order drawn. @throws PyError 'ValueError' where there are fewer */
  sample<T>(population: readonly T[], k: number): T[] {
    return this.sampleIndices(population.length, k).map((index) => population[index]!)
  }

  /** `sample(range(n), k)`. @throws PyError 'ValueError' where k is negative or more than n */
  sampleIndices(n: number, k: number): number[] {
    if (k < 0 || k > n) throw new PyError('ValueError', 'Sample larger than population or is negative')
    return n <= poolLimit(k) ? this.sampleFromPool(n, k) : this.sampleByRetry(n, k)
  }

  /** Shuffles the array in place. */
  shuffle(array: unknown[]): void {
    for (let i = array.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const item = array[i]
      array[i] = array[j]
      array[j] = item
    }
  }

  /** 1 to 53 random bits, the low word drawn first. */
  private shortBits(k: number): number {
    const low = this.generator.uint32()
    if (k <= 32) return low >>> (32 - k)
    return (this.generator.uint32() >>> (64 - k)) * 4294967296 + low
  }

  private sampleFromPool(n: number, k: number): number[] {
    const pool = Array.from({ length: n }, (_, index) => index)
    const drawn: number[] = []
    for (let i = 0; i < k; i++) {
      const j = this.below(n - i)
      drawn.push(pool[j]!)
      pool[j] = pool[n - i - 1]!
    }
    return drawn
  }

  private sampleByRetry(n: number, k: number): number[] {
    const selected = new Set<number>()
    while (selected.size < k) selected.add(this.below(n))
    return [...selected]
  }

  private weightedIndex(n: number, cumulative: readonly number[] | undefined): number {
    if (cumulative === undefined) return Math.floor(this.random() * n)
    const point = this.random() * cumulative.at(-1)!
    let low = 0
    let high = n - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (point < cumulative[middle]!) high = middle
      else low = middle + 1
    }
    return low
  }

  /** An integer from 0 to n - 1 by rejection; n up to 2^53. */
  private below(n: number): number {
    const bits = bitLength(n)
    let value = this.shortBits(bits)
    while (value >= n) value = this.shortBits(bits)
    return value
  }
}

function bitLength(n: number): number {
  return n < 4294967296 ? 32 - Math.clz32(n) : 64 - Math.clz32(n / 4294967296)
}

// Parity: the pool method up to this size, the selection set beyond (the two draw differently).
function poolLimit(k: number): number {
  return k > 5 ? 21 + 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 21
}

function cumulativeWeights(n: number, options: ChoicesOptions): readonly number[] | undefined {
  const { weights, cumWeights } = options
  if (weights && cumWeights)
    throw new PyError('TypeError', 'Cannot specify both weights and cumulative weights')
  const cumulative = cumWeights ?? (weights && runningSums(weights))
  if (cumulative === undefined) {
    if (n === 0 && (options.k ?? 1) > 0) throw new PyError('IndexError', 'list index out of range')
    return undefined
  }
  if (cumulative.length !== n)
    throw new PyError('ValueError', 'The number of weights does not match the population')
  const total = cumulative.at(-1) ?? 0
  if (total <= 0) throw new PyError('ValueError', 'Total of weights must be greater than zero')
  if (!Number.isFinite(total)) throw new PyError('ValueError', 'Total of weights must be finite')
  return cumulative
}

function runningSums(weights: readonly number[]): number[] {
  let total = 0
  return weights.map((weight) => (total += weight))
}
