import { sha512 } from '@noble/hashes/sha2.js'
import { PyError } from '../error/py-error.ts'
import { encodeUtf8 } from '../text/utf8.ts'

/**
 * The 32-bit words, least significant first, that `random.seed(seed)` (version 2) hands to the generator: of the absolute
 * value of an integer, or of the bytes of a text followed by their SHA-512.
 * @throws PyError 'TypeError' for a number that is not an integer
 */
export function seedWords(seed: number | bigint | string): number[] {
  if (typeof seed === 'number' && !Number.isInteger(seed)) {
    throw new PyError('TypeError', `a random seed is an integer or a text, not ${seed}`)
  }
  let rest = typeof seed === 'string' ? textSeed(seed) : BigInt(seed)
  if (rest < 0n) rest = -rest
  const words: number[] = []
  do {
    words.push(Number(rest & 0xffffffffn))
    rest >>= 32n
  } while (rest > 0n)
  return words
}

function textSeed(text: string): bigint {
  const bytes = encodeUtf8(text)
  const hex = Array.from([...bytes, ...sha512(bytes)], (byte) => byte.toString(16).padStart(2, '0')).join('')
  return BigInt(`0x${hex}`)
}
