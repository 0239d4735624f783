import type { Dialect, PayloadSettings } from '../dialects/dialect.ts'

/** Everything about an endpoint and how it is used, checked and with defaults filled in. */
export interface ApiSettings extends PayloadSettings {
  /** Name of the backend on the command line. */
  readonly name: string
  readonly dialect: Dialect
  /** Address that requests are posted to. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Longest prompt and one new token, tokens: lm_eval's `max_length`. */
  readonly maxLength: number
  /** Requests under way at once, at least 1. */
  readonly concurrency: number
  /** Prompts in one request. */
  readonly batchSize: number
  /** Send ids instead of texts. */
  readonly tokenizedRequests: boolean
  readonly addBosToken: boolean
  /** Stands before text without context; default: the tokenizer's BOS, else EOS. */
  readonly prefixTokenId?: number
  /** Text that ends generations; default: the tokenizer's. */
  readonly eosString?: string
  /** Mark that ends the model's reasoning. */
  readonly thinkEndToken?: string
  /** Images of a conversation that are sent, at most. */
  readonly maxImages: number
  /** What stands for an answer without a text. */
  readonly noAnswerText: string
}
