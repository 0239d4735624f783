import { pyRstrip } from '@eval/pystd'
import type { TokenPair } from '../token-pair.ts'
import type { EncodeText } from './text-encoder.ts'

function encodeAlone(encode: EncodeText, continuation: string, prefixTokenId: number): TokenPair {
  const tokens = encode(continuation, false)
  const startsWithPrefix = tokens[0] === prefixTokenId
  return {
    context: Int32Array.of(prefixTokenId),
    continuation: startsWithPrefix ? tokens.subarray(1) : tokens,
  }
}

/**
 * Splits a context and its continuation into tokens. Whitespace at the end of the context (Python's, line feeds included)
 * moves to the continuation; the continuation's tokens are those of the whole text after as many tokens as the context
 * alone has, so the continuation is never encoded by itself. Without context the prefix token stands before it.
 *
 * Parity: where a token spans the join (`"An" + "swer"`) the continuation comes out short or empty.
 * @param encodeContext encodes the context alone; hand in a remembering one where contexts repeat.
 * @source lm_eval/api/model.py (0.4.13), `TemplateLM.loglikelihood`, `_encode_pair`
 */
export function encodePair(
  encode: EncodeText,
  context: string,
  continuation: string,
  prefixTokenId: number,
  encodeContext: (context: string) => Int32Array = encode,
): TokenPair {
  if (context === '') return encodeAlone(encode, continuation, prefixTokenId)
  const head = pyRstrip(context)
  const whole = encode(context + continuation)
  const contextTokens = encodeContext(head)
  return { context: contextTokens, continuation: whole.subarray(contextTokens.length) }
}
