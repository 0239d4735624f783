import { type Backend, backendFingerprint, type Completed, type Request, type Response } from '@eval/core'
import type { PyRandom } from '@eval/pystd'

export interface DummyOptions {
  /** The generator the values are drawn from, in request order; lm_eval draws from Python's global one. */
  readonly random: PyRandom
}

/**
 * A model that knows nothing: log-probabilities are `-random()`, every generated text is `lol`.
 *
 * @source lm_eval/models/dummy.py, 0.4.13
 */
export function dummyBackend({ random }: DummyOptions): Backend {
  return {
    specificationVersion: 'v1',
    fingerprint: backendFingerprint({ backend: 'dummy' }),
    capabilities: {
      requestTypes: ['loglikelihood', 'loglikelihood_rolling', 'generate_until'],
      contentParts: ['text'],
      tokenLogprobs: false,
      cacheable: false,
    },
    report: {},
    // The response type follows from the request at the same index, which the compiler cannot see.
    run: <R extends Request>(requests: readonly R[]) =>
      dummyResponses(requests, random) as AsyncIterable<Completed> as AsyncIterable<Completed<R>>,
    async [Symbol.asyncDispose]() {},
  }
}

async function* dummyResponses(requests: readonly Request[], random: PyRandom): AsyncGenerator<Completed> {
  for (const [index, request] of requests.entries()) yield { index, response: dummyResponse(request, random) }
}

function dummyResponse(request: Request, random: PyRandom): Response {
  if (request.type === 'generate_until') return { type: 'generate_until', state: 'ok', text: 'lol' }
  return { type: request.type, state: 'ok', logprob: -random.random(), greedy: false }
}
