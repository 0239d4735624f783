import { setTimeout as sleep } from 'node:timers/promises'
import { NetworkError } from '@eval/core'
import { TransientNetworkError } from './transient-network-error.ts'

/** How often to try, and how long to wait between tries: `delayMs`, doubled each time. */
export interface RetryPolicy {
  readonly attempts: number
  readonly delayMs: number
}

const LONGEST_DELAY_MS = 8000

/**
 * Repeats what fails for a passing reason.
 * @throws NetworkError with the last failure's message once all tries are used up.
 */
export async function withRetry<T>(
  policy: RetryPolicy,
  signal: AbortSignal | undefined,
  action: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    try {
      return await action()
    } catch (error) {
      if (!(error instanceof TransientNetworkError)) throw error
      if (attempt >= policy.attempts) {
        throw new NetworkError(`${error.message} Tried ${attempt} times; run again to continue.`, {
          cause: error.cause,
        })
      }
      await pause(Math.min(policy.delayMs * 2 ** (attempt - 1), LONGEST_DELAY_MS), signal)
    }
  }
}

/** Waits; ends early, without an error, when the signal fires. */
async function pause(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(delayMs, undefined, signal ? { signal } : {}).catch(() => {})
}
