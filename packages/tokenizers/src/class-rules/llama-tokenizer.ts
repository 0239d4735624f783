import { bpeModel } from './bpe-model.ts'
import type { ClassRule } from './class-rule.ts'

/**
 * SentencePiece BPE with a blank before the first word only. Llama-2's own tokenizer.json puts one after each special
 * token as well, so the ids of chat prompts differ from those of the file.
 *
 * @source transformers/models/llama/tokenization_llama.py, 5.23
 */
export const llamaTokenizer: ClassRule = {
  defaults: { unk_token: '<unk>', bos_token: '<s>', eos_token: '</s>' },
  rebuild(json, config) {
    const prefix = config.add_prefix_space !== false
    // Parity: `add_prefix_space: null` means true here.
    const scheme = prefix ? (config.legacy === true ? 'always' : 'first') : 'never'
    const decoders: object[] = [
      { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
      { type: 'ByteFallback' },
      { type: 'Fuse' },
    ]
    if (prefix) decoders.push({ type: 'Strip', content: ' ', start: 1, stop: 0 })
    return {
      ...json,
      model: bpeModel(json.model, { fuse_unk: true, byte_fallback: true }),
      normalizer: null,
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: scheme, split: false },
      decoder: { type: 'Sequence', decoders },
    }
  },
}
