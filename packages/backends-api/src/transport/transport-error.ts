/**
 * Why there is no answer: the host cannot be reached, the connection was lost on the way, the time was up, or what came is
 * not what was promised.
 */
export type TransportFailure = 'unreachable' | 'lost' | 'timeout' | 'malformed'

/** A request without an answer. The message names the server and nothing secret. */
export class TransportError extends Error {
  readonly failure: TransportFailure
  constructor(failure: TransportFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.failure = failure
  }
  override get name(): string {
    return 'TransportError'
  }
}
