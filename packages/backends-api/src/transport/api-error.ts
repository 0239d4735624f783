import type { TransportFailure } from './transport-error.ts'

export interface ApiErrorFacts {
  /** Status of the answer; absent where there was none. */
  readonly status?: number
  /** Why there was no answer. */
  readonly failure?: TransportFailure
  /** The server's own code of its error. */
  readonly serverCode?: string
  readonly cause?: unknown
}

/** A request that failed after all tries. The message holds no key. */
export class ApiError extends Error {
  readonly status: number | undefined
  readonly failure: TransportFailure | undefined
  readonly serverCode: string | undefined
  constructor(message: string, { cause, status, failure, serverCode }: ApiErrorFacts) {
    super(message, { cause })
    this.status = status
    this.failure = failure
    this.serverCode = serverCode
  }
  override get name(): string {
    return 'ApiError'
  }
}
