import type { TokenPair } from '../token-pair.ts'
import { encodePair } from './encode-pair.ts'
import type { EncodeText } from './text-encoder.ts'

/** Contexts that are remembered; the choices of a question stand beside each other, so few suffice. */
const REMEMBERED_CONTEXTS = 16

/** A function that remembers the results of its latest arguments. */
function remembering(encode: (text: string) => Int32Array): (text: string) => Int32Array {
  const known = new Map<string, Int32Array>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const oldest = known.keys().next()
    if (known.size >= REMEMBERED_CONTEXTS && !oldest.done) known.delete(oldest.value)
    const tokens = encode(text)
    known.set(text, tokens)
    return tokens
  }
}

/** Like `encodePair`, but a context that the choices of a question share is encoded once. */
export function createPairEncoder(
  encode: EncodeText,
  prefixTokenId: number,
): (context: string, continuation: string) => TokenPair {
  const encodeContext = remembering((text) => encode(text))
  return (context, continuation) => encodePair(encode, context, continuation, prefixTokenId, encodeContext)
}
