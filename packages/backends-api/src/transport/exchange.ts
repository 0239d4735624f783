/** An HTTP request as the interceptors see it. */
export interface HttpCall {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON text; absent for GET. */
  readonly body?: string
}

/** A server's answer of any status, read to its end. */
export interface HttpReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
}

/** Options of one {@link Send}. */
export interface SendOptions {
  readonly signal?: AbortSignal
}

/**
 * Sends a request and reads the answer. Resolves for every status; rejects with a {@link TransportError} where there is no
 * answer, and with the signal's reason when it fires.
 */
export type Send = (call: HttpCall, options: SendOptions) => Promise<HttpReply>

/** A concern around {@link Send}: a limit, retries, a log, a record. */
export type Interceptor = (next: Send) => Send
