import { bpeModel } from './bpe-model.ts'
import { byteLevelDecoder, byteLevelPreTokenizer } from './byte-level.ts'
import type { ClassRule } from './class-rule.ts'

const end = '<|endoftext|>'

/** @source transformers/models/gpt2/tokenization_gpt2.py, 5.23 */
export const gpt2Tokenizer: ClassRule = {
  defaults: { unk_token: end, bos_token: end, eos_token: end },
  rebuild: (json, config) => ({
    ...json,
    model: bpeModel(json.model, {}),
    normalizer: null,
    pre_tokenizer: byteLevelPreTokenizer({ prefixSpace: config.add_prefix_space === true, regex: true }),
    decoder: byteLevelDecoder,
  }),
}
