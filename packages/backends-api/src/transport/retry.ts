import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpReply, Interceptor, Send } from './exchange.ts'
import { retryAfter } from './retry-after.ts'
import { retryWait } from './retry-wait.ts'
import { TransportError } from './transport-error.ts'

export interface RetryOptions {
  /** Tries in all, at least 1. */
  readonly attempts: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Between 0 and 1: spreads the tries of many requests that failed together over a quarter more time. */
  readonly random: () => number
  /** Told of each failure that is tried again. */
  readonly onRetry?: (event: RetryEvent) => void
  /** Waits; default: the clock. */
  readonly pause?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
}

/** A failed try that another one follows. */
export interface RetryEvent {
  /** Tries so far. */
  readonly attempt: number
  /** `status 503`, or what happened to the connection. */
  readonly reason: string
  readonly waitSeconds: number
}

/** Statuses that another try may change. */
export function isPassing(status: number): boolean {
  return status === 408 || status === 409 || status === 425 || status === 429 || status >= 500
}

/**
 * Tries again what may succeed another time: lost connections, timeouts, answers cut short, and the statuses 408, 409, 425,
 * 429 and 5xx. What the server asks for in `Retry-After` counts, else lm_eval's waits. While a server asks for a pause, no
 * other request is sent to it.
 *
 * lm_eval tries everything again, also what cannot succeed (400, 401), and does not heed `Retry-After`.
 * @source lm_eval/models/api_models.py (0.4.13), the `tenacity` retry around `model_call`
 */
export function retry(options: RetryOptions): Interceptor {
  const pause = options.pause ?? clockPause
  let quietUntil = 0
  const heed = async (signal: AbortSignal | undefined): Promise<void> => {
    for (let left = quietUntil - options.now(); left > 0; left = quietUntil - options.now()) {
      await pause(left, signal)
    }
  }
  return (next) => async (call, sendOptions) => {
    for (let attempt = 1; ; attempt++) {
      await heed(sendOptions.signal)
      const outcome = await tryOnce(() => next(call, sendOptions))
      const failure = failureOf(outcome)
      if (failure === undefined || attempt >= options.attempts) return settled(outcome)
      const asked =
        'reply' in outcome ? retryAfter(outcome.reply.headers.get('retry-after'), options.now()) : undefined
      if (asked !== undefined) quietUntil = Math.max(quietUntil, options.now() + asked * 1000)
      const waitSeconds = asked ?? retryWait(attempt) * (1 + options.random() / 4)
      options.onRetry?.({ attempt, reason: failure, waitSeconds })
      await pause(waitSeconds * 1000, sendOptions.signal)
    }
  }
}

type Outcome = { readonly reply: HttpReply } | { readonly error: TransportError }

async function tryOnce(send: () => ReturnType<Send>): Promise<Outcome> {
  try {
    return { reply: await send() }
  } catch (error) {
    if (error instanceof TransportError) return { error }
    throw error
  }
}

/** Why another try makes sense; undefined where it does not. */
function failureOf(outcome: Outcome): string | undefined {
  if ('error' in outcome) return outcome.error.message
  return isPassing(outcome.reply.status) ? `status ${outcome.reply.status}` : undefined
}

function settled(outcome: Outcome): HttpReply {
  if ('error' in outcome) throw outcome.error
  return outcome.reply
}

async function clockPause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {})
  signal?.throwIfAborted()
}
