import type { VocabularyModel } from '../files/tokenizer-json.ts'

/** What a rebuilt BPE model may set; everything else is the library's default. */
export interface BpeSettings {
  readonly unk_token?: string
  readonly fuse_unk?: boolean
  readonly byte_fallback?: boolean
}

/** A BPE model with vocabulary and merges of the file and nothing else of it. */
export function bpeModel(model: VocabularyModel, settings: BpeSettings): VocabularyModel {
  return {
    type: 'BPE',
    dropout: null,
    unk_token: settings.unk_token ?? null,
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: settings.fuse_unk ?? false,
    byte_fallback: settings.byte_fallback ?? false,
    ignore_merges: false,
    vocab: model.vocab,
    merges: model.merges,
  }
}
