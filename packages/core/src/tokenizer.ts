import type { ReportedToken } from './model-report.ts'

export interface EncodeOptions {
  /** Add BOS/EOS as the tokenizer's post-processor says. Default: the tokenizer's own default, as in transformers. */
  readonly addSpecialTokens?: boolean
}

export interface DecodeOptions {
  /** Leave special tokens out of the text. Default false. */
  readonly skipSpecialTokens?: boolean
}

/** Text ↔ token ids. Implementations run `tokenizerConformance` of `@eval/core/testing`. */
export interface Tokenizer {
  /** Number of ids, added tokens included. */
  readonly vocabularySize: number
  readonly bosToken?: ReportedToken
  readonly eosToken?: ReportedToken
  readonly padToken?: ReportedToken
  readonly unkToken?: ReportedToken
  /** `model_max_length` of the tokenizer's configuration, where it states one. */
  readonly modelMaxLength?: number
  /** Changes whenever the ids of some text may change: digest of the tokenizer's files. */
  readonly digest: string
  encode(text: string, options?: EncodeOptions): Int32Array
  decode(ids: ArrayLike<number>, options?: DecodeOptions): string
}
