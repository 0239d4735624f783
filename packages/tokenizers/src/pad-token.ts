import type { NamedToken } from './files/special-token-settings.ts'

/**
 * The named tokens with one to pad with, where there is neither pad, unknown nor EOS token: `<|endoftext|>` for model
 * type `qwen`, else a new token `<|pad|>`.
 *
 * @source lm_eval/models/utils.py (`configure_pad_token`), 0.4.13
 */
export function withPadToken(
  named: ReadonlyMap<string, NamedToken>,
  modelType: string | undefined,
): ReadonlyMap<string, NamedToken> {
  if (['pad_token', 'unk_token', 'eos_token'].some((name) => named.has(name))) return named
  return new Map([...named, ['pad_token', modelType === 'qwen' ? '<|endoftext|>' : '<|pad|>']])
}
