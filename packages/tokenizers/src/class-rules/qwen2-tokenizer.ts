import { bpeModel } from './bpe-model.ts'
import { byteLevelDecoder, byteLevelPreTokenizer } from './byte-level.ts'
import type { ClassRule } from './class-rule.ts'

const end = '<|endoftext|>'
const words =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"

/** @source transformers/models/qwen2/tokenization_qwen2.py, 5.23 */
export const qwen2Tokenizer: ClassRule = {
  defaults: { unk_token: end, eos_token: end, pad_token: end },
  rebuild: (json, config) => ({
    ...json,
    model: bpeModel(json.model, {}),
    normalizer: { type: 'NFC' },
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: words }, behavior: 'Isolated', invert: false },
        byteLevelPreTokenizer({ prefixSpace: config.add_prefix_space === true, regex: false }),
      ],
    },
    decoder: byteLevelDecoder,
  }),
}
