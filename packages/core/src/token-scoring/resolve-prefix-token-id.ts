import { ModelError } from '../errors/model-error.ts'
import type { Tokenizer } from '../tokenizer.ts'

/**
 * The token that stands before text without context: the configured one, else BOS, else EOS.
 *
 * @throws ModelError if there is none.
 * @source lm_eval/models/huggingface.py (0.4.13), `HFLM.prefix_token_id`
 */
export function resolvePrefixTokenId(
  tokenizer: Pick<Tokenizer, 'bosToken' | 'eosToken'>,
  configured?: number,
): number {
  const id = configured ?? tokenizer.bosToken?.id ?? tokenizer.eosToken?.id
  if (id === undefined) {
    throw new ModelError(
      'The tokenizer has neither a BOS nor an EOS token, so nothing can stand before text without context. ' +
        'Name a token with prefix_token_id.',
    )
  }
  return id
}
