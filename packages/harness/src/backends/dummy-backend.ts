import type { Backend, Request, Response } from '@eval/core'
import type { PyRandom } from '@eval/pystd'
import { immediateBackend } from './immediate-backend.ts'

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
  const answer = (request: Request): Response =>
    request.type === 'generate_until'
      ? { type: 'generate_until', state: 'ok', text: 'lol' }
      : { type: request.type, state: 'ok', logprob: -random.random(), greedy: false }
  return immediateBackend({ fingerprint: { backend: 'dummy' }, answer })
}
