import { bpeModel } from './bpe-model.ts'
import { byteLevelDecoder, byteLevelPreTokenizer } from './byte-level.ts'
import type { ClassRule } from './class-rule.ts'

const end = '<|endoftext|>'

/** @source transformers/models/gpt_neox/tokenization_gpt_neox.py, 5.23 */
export const gptNeoxTokenizer: ClassRule = {
  defaults: { unk_token: end, bos_token: end, eos_token: end, pad_token: '<|padding|>' },
  ownPostProcessor: true,
  rebuild: (json, config) => ({
    ...json,
    model: bpeModel(json.model, {}),
    normalizer: { type: 'NFC' },
    pre_tokenizer: byteLevelPreTokenizer({ prefixSpace: config.add_prefix_space === true, regex: true }),
    decoder: byteLevelDecoder,
  }),
}
