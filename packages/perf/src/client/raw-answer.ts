/** Why a request failed. */
export type FailureClass =
  | 'connect'
  | 'timeout-connect'
  | 'timeout-read'
  | 'timeout-total'
  | 'http-4xx'
  | 'http-429'
  | 'http-5xx'
  /** The connection ended before the answer did. */
  | 'truncated'
  | 'sse-error-event'
  /** An event, or an answer, that is no JSON. */
  | 'json'
  /** Neither the server nor a tokenizer tells the number of tokens. */
  | 'no-usage'
  /** The user ended the run. */
  | 'aborted'

/** A failure of a request. */
export interface RequestFailure {
  readonly class: FailureClass
  readonly message: string
  readonly status?: number
}

/** An answer as it came from the network. Stamps are monotonic seconds. */
export interface RawAnswer {
  /** Just before the request went out. */
  readonly start: number
  readonly end: number
  readonly status: number
  readonly contentType: string
  readonly chunks: readonly Uint8Array[]
  /** When each chunk came. */
  readonly stamps: readonly number[]
  /** The connection failed; what came before it stays. */
  readonly failure?: RequestFailure
}
