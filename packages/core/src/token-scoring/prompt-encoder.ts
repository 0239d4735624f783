import type { Tokenizer } from '../tokenizer.ts'
import { createTextEncoder, type EncodeText } from './text-encoder.ts'

/**
 * Makes the function that encodes the prompts of generations: like `createTextEncoder`, but a BOS at the start is
 * recognised only by the tokenizer's own BOS token, never by a configured prefix token or EOS.
 *
 * The reference looks only at the first prompt of a batch and treats the others alike; we look at each, which is what it
 * does at batch size 1.
 * @source lm_eval/models/huggingface.py (0.4.13), `HFLM.tok_batch_encode`
 */
export function createPromptEncoder(
  tokenizer: Tokenizer,
  options: { readonly addBosToken?: boolean },
): EncodeText {
  const bos = tokenizer.bosToken
  return createTextEncoder(tokenizer, { ...options, ...(bos && { prefixTokenId: bos.id }) })
}
