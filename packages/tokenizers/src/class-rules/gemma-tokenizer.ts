import { bpeModel } from './bpe-model.ts'
import type { ClassRule } from './class-rule.ts'

/** SentencePiece BPE without a blank before the text. @source transformers/models/gemma/tokenization_gemma.py, 5.23 */
export const gemmaTokenizer: ClassRule = {
  defaults: {
    unk_token: '<unk>',
    bos_token: '<bos>',
    eos_token: '<eos>',
    pad_token: '<pad>',
    mask_token: '<mask>',
  },
  rebuild(json, config) {
    const unknown = typeof config.unk_token === 'string' ? config.unk_token : '<unk>'
    return {
      ...json,
      model: bpeModel(json.model, { unk_token: unknown, fuse_unk: true, byte_fallback: true }),
      normalizer: { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
      pre_tokenizer: {
        type: 'Split',
        pattern: { String: ' ' },
        behavior: 'MergedWithPrevious',
        invert: false,
      },
      decoder: {
        type: 'Sequence',
        decoders: [
          { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
          { type: 'ByteFallback' },
          { type: 'Fuse' },
        ],
      },
    }
  },
}
