import type { TokenizerJson } from '../files/tokenizer-json.ts'

/** What a tokenizer class of transformers does to the pipeline of tokenizer.json. */
export interface ClassRule {
  /** Special tokens that it has unless the configuration says otherwise. */
  readonly defaults: Readonly<Record<string, string>>
  /** Builds the pipeline anew; only vocabulary, merges and post-processor of the file remain. */
  rebuild(json: TokenizerJson, config: Readonly<Record<string, unknown>>): TokenizerJson
  /** The post-processor of the file is ignored: BOS and EOS only on request. */
  readonly ownPostProcessor?: true
}
