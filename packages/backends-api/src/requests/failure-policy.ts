import { BackendError, NetworkError } from '@eval/core'
import { ReplyError } from '../dialects/reply-error.ts'
import { ApiError } from '../transport/api-error.ts'

/** Requests that may fail one after the other before the endpoint counts as broken. */
const MOST_FAILURES = 16

/** Statuses that say something about the endpoint, not about one request. */
const endpointStatuses: ReadonlySet<number> = new Set([401, 403, 404, 405])

/** Decides whether a failure is that of one request, or the end of the run. */
export interface FailurePolicy {
  answered(): void
  /** @returns the error, if it is that of one request. @throws anything that ends the run. */
  failed(error: unknown): ApiError | ReplyError
}

/**
 * A request that fails is answered by its error, and the others go on; lm_eval ends the run. The run ends where going on
 * makes no sense: the very first answer says that nobody is there or that the key or address is wrong, or many requests
 * fail one after the other. What was answered is not lost then.
 */
export function failurePolicy(advice: string): FailurePolicy {
  let anyAnswer = false
  let inARow = 0
  return {
    answered() {
      anyAnswer = true
      inARow = 0
    },
    failed(error) {
      if (!(error instanceof ApiError || error instanceof ReplyError)) throw error
      inARow++
      if (!anyAnswer && error instanceof ApiError) throwIfHopeless(error, advice)
      if (inARow < MOST_FAILURES) return error
      throw new BackendError(
        `${inARow} requests in a row failed, the last one: ${error.message}. What was answered before is kept; run the command again to go on.`,
        { cause: error },
      )
    },
  }
}

function throwIfHopeless(error: ApiError, advice: string): void {
  if (error.failure === 'unreachable') {
    throw new NetworkError(`${error.message} Is the server running, and is base_url right?`, { cause: error })
  }
  if (error.status !== undefined && endpointStatuses.has(error.status)) {
    throw new BackendError(`${error.message}. ${advice}`, { cause: error })
  }
}
