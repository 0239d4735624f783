import { PyError } from '../error/py-error.ts'
import { pyInt } from '../types/int-value.ts'
import type { MersenneTwister } from './mersenne-twister.ts'

/**
 * `getrandbits(k)`: a number up to 2^53 - 1, a bigint beyond.
 * @throws PyError 'ValueError' for a negative count
 */
export function randomBits(generator: MersenneTwister, k: number): number | bigint {
  if (k < 0) throw new PyError('ValueError', 'number of bits must be non-negative')
  if (k === 0) return 0
  if (k <= 53) return shortBits(generator, k)
  let value = 0n
  for (let shift = 0; shift < k; shift += 32) {
    const word = generator.uint32() >>> Math.max(0, 32 - (k - shift))
    value |= BigInt(word) << BigInt(shift)
  }
  return pyInt(value)
}

/** 1 to 53 random bits, the low word drawn first. */
export function shortBits(generator: MersenneTwister, k: number): number {
  const low = generator.uint32()
  if (k <= 32) return low >>> (32 - k)
  return (generator.uint32() >>> (64 - k)) * 4294967296 + low
}
