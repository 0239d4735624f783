import type { Dialect } from '../dialects/dialect.ts'

/** Where ids come from. */
export type TokenizerBackend = 'auto' | 'huggingface' | 'tiktoken' | 'remote' | 'none'

/** What a name of `--model` stands for. */
export interface ApiModel {
  readonly dialect: Dialect
  /** Address unless `base_url` is given; absent: it must be given. */
  readonly baseUrl?: string
  /** Unless `tokenizer_backend` says otherwise. */
  readonly tokenizerBackend: TokenizerBackend
  /** Whether ids are sent unless `tokenized_requests` is given. */
  readonly tokenizedRequests: boolean
  /** Environment variable of the key. */
  readonly key?: { readonly variable: string; readonly required: boolean }
  /** Models that can score; absent: all. */
  readonly scoringModels?: readonly string[]
  readonly defaultModel?: string
}
