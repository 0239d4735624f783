import type { TokenPair } from '@eval/core'
import { pyRstrip } from '@eval/pystd'
import type { ApiTokenizer } from '../tokens/api-tokenizer.ts'

/**
 * A context and its continuation as ids: whitespace at the end of the context moves to the continuation, whose ids are those
 * of the whole text after as many as the context alone has. Without a context the prefix token stands before the
 * continuation, unless that begins with it.
 *
 * Parity: `add_bos_token` holds for a continuation without context too.
 * @source lm_eval/api/model.py (0.4.13), `TemplateLM.loglikelihood`, `_encode_pair`
 */
export async function encodePair(
  tokenizer: ApiTokenizer,
  context: string,
  continuation: string,
): Promise<TokenPair> {
  const tokens = await tokenizer.encode(context + continuation)
  if (context !== '') {
    const before = await tokenizer.encode(pyRstrip(context))
    return { context: before, continuation: tokens.subarray(before.length) }
  }
  const prefix = await tokenizer.prefixTokenId()
  const startsWithPrefix = tokens[0] === prefix
  return { context: Int32Array.of(prefix), continuation: startsWithPrefix ? tokens.subarray(1) : tokens }
}
