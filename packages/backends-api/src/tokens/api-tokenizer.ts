import type { ChatRenderer, ReportedToken } from '@eval/core'

/** Text to ids and back for an endpoint: by the files of a model, or by questions to the server itself. */
export interface ApiTokenizer {
  /** Changes whenever the ids of some text may change. */
  readonly digest: string
  /** Ids of a text, with BOS and the like where `add_bos_token` says so. */
  encode(text: string): Promise<Int32Array>
  decode(tokens: Int32Array): Promise<string>
  /** Text that ends generations; null where there is none. */
  eosText(): Promise<string | null>
  /** The token before text without context: BOS, else EOS. @throws ModelError if there is none. */
  prefixTokenId(): Promise<number>
  /** Renders conversations; absent where there is no chat template. */
  readonly chat?: ChatRenderer
  /** Special tokens for the results file, where they are known without asking. */
  readonly report?: {
    readonly padToken?: ReportedToken
    readonly eosToken?: ReportedToken
    readonly bosToken?: ReportedToken
  }
}
