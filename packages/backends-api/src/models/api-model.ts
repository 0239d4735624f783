import type { Dialect } from '../dialects/dialect.ts'

/** Where ids come from. */
export type TokenizerBackend = 'auto' | 'huggingface' | 'tiktoken' | 'remote' | 'none'

/** What names a model and where it is; undefined where it is not given. */
export interface GivenAddress {
  readonly model: string | undefined
  readonly url: string | undefined
}

/** Completes what is given from environment variables. */
export type ModelAddress = (
  given: GivenAddress,
  environment: Readonly<Record<string, string | undefined>>,
) => GivenAddress

/** What a name of `--model` stands for. */
export interface ApiModel {
  readonly dialect: Dialect
  /** Address unless `base_url` is given; absent: it must be given. */
  readonly baseUrl?: string
  /** How model and address are found otherwise. */
  readonly address?: ModelAddress
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
