import type { Send } from '../transport/exchange.ts'
import type { ApiSettings } from '../settings/api-settings.ts'
import type { ApiTokenizer } from '../tokens/api-tokenizer.ts'

/** An endpoint that can be asked: how, with what, and in which tokens. */
export interface Endpoint {
  readonly settings: ApiSettings
  /** With retries, limits and whatever else was asked for. */
  readonly send: Send
  /** Absent where texts are sent as they are and nothing is counted. */
  readonly tokenizer?: ApiTokenizer
}
