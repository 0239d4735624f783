import type { ReportedToken } from '@eval/core'
import type { PreparedTokenizer } from './prepare-tokenizer.ts'

/**
 * The token that pads batches: the tokenizer's own, else unknown, else EOS, else `<|endoftext|>` for model type `qwen`,
 * else a new token `<|pad|>` after all others.
 *
 * @source lm_eval/models/utils.py (`configure_pad_token`), 0.4.13
 */
export function choosePadToken(
  prepared: PreparedTokenizer,
  modelType: string | undefined,
): ReportedToken | undefined {
  const existing =
    prepared.named.get('pad_token') ?? prepared.named.get('unk_token') ?? prepared.named.get('eos_token')
  if (existing !== undefined) return existing
  const token = modelType === 'qwen' ? '<|endoftext|>' : '<|pad|>'
  const id = prepared.vocabulary.idOf(token)
  if (id !== undefined) return { token, id }
  return modelType === 'qwen' ? undefined : { token, id: prepared.vocabulary.size }
}
