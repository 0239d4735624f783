import {
  type Backend,
  BackendError,
  type Instance,
  type RequestType,
  type Response,
  type RunOptions,
} from '@eval/core'
import type { PlannedRequest } from './plan-requests.ts'

/** The answers to each instance, by repeat. */
export type Answers = ReadonlyMap<Instance, readonly Response[]>

/**
 * Asks the backend, one request type after the other, and puts the answers back in request order.
 *
 * @throws BackendError if the backend leaves a request unanswered; else what the backend throws.
 */
export async function answerRequests(
  plan: ReadonlyMap<RequestType, readonly PlannedRequest[]>,
  backend: Backend,
  options: RunOptions,
): Promise<Map<Instance, readonly Response[]>> {
  const answers = new Map<Instance, Response[]>()
  for (const planned of plan.values()) {
    const responses = await collect(planned, backend, options)
    for (const [index, response] of responses.entries()) {
      const instance = planned[index]?.instance
      if (instance === undefined) continue
      const known = answers.get(instance)
      if (known === undefined) answers.set(instance, [response])
      else known.push(response)
    }
  }
  return answers
}

async function collect(
  planned: readonly PlannedRequest[],
  backend: Backend,
  options: RunOptions,
): Promise<Response[]> {
  const responses: Response[] = Array.from({ length: planned.length })
  let answered = 0
  const requests = planned.map(({ request }) => request)
  for await (const { index, response } of backend.run(requests, options)) {
    responses[index] = response
    answered++
  }
  if (answered === planned.length) return responses
  throw new BackendError(
    `the backend answered ${answered} of ${planned.length} requests; run the command again to go on`,
  )
}
