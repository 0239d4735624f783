import { BackendError, DataError, NetworkError } from '@eval/core'
import type { RequestOutcome } from '../client/request-outcome.ts'
import { waitUntil } from '../schedule/wait-until.ts'
import { textPrompt } from '../workloads/prompt.ts'
import type { PointContext } from './point-context.ts'
import { requestBody } from './request-source.ts'
import { usageMissing } from './usage-missing.ts'

/** Seconds between tries. */
const pause = 10

/** Sends a body from one thread. */
export type Send = (body: string, stream: boolean) => Promise<RequestOutcome>

/**
 * Asks the server "hello" before the load begins. A server that cannot be reached, or that answers 5xx, is asked again every ten
 * seconds until --total-timeout; one that refuses the request ends the run at once, because it will refuse the others, too.
 *
 * @throws BackendError, NetworkError, DataError
 */
export async function probe(context: PointContext, send: Send): Promise<void> {
  const { settings, services } = context
  const body = requestBody(context.format, textPrompt('hello', settings.applyChatTemplate), context.bodies)
  const deadline = services.now() + (settings.totalTimeout ?? Number.POSITIVE_INFINITY)
  for (;;) {
    const { failure, ...outcome } = await send(body.text, body.stream)
    if (failure === undefined) {
      if (context.tokenizer === undefined && usageIsMissing(outcome)) throw new DataError(usageMissing)
      services.log('INFO', 'Test connection successful.')
      return
    }
    if (failure.class === 'http-4xx')
      throw new BackendError(`${settings.url} refuses the test request: ${failure.message}`)
    if (services.signal.aborted) throw services.signal.reason
    if (services.now() + pause > deadline)
      throw new NetworkError(`${settings.url} does not answer: ${failure.message}`)
    services.log('WARNING', `${settings.url} does not answer, next try in ${pause} s <${failure.message}>`)
    await waitUntil(services.now() + pause, services.now, services.signal)
    if (services.signal.aborted) throw services.signal.reason
  }
}

function usageIsMissing(outcome: Omit<RequestOutcome, 'failure'>): boolean {
  return !outcome.empty && (outcome.promptTokens === null || outcome.completionTokens === null)
}
