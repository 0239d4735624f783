import type { MersenneTwister } from './mersenne-twister.ts'
import { shortBits } from './random-bits.ts'

/** An integer from 0 to n - 1, n from 1 to 2^53, by rejection: `Random._randbelow_with_getrandbits`. */
export function randomBelow(generator: MersenneTwister, n: number): number {
  const bits = bitLength(n)
  let value = shortBits(generator, bits)
  while (value >= n) value = shortBits(generator, bits)
  return value
}

function bitLength(n: number): number {
  return n < 4294967296 ? 32 - Math.clz32(n) : 64 - Math.clz32(n / 4294967296)
}
