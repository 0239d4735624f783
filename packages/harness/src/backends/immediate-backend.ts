import {
  type Backend,
  BackendError,
  backendFingerprint,
  type ChatRenderer,
  checkCapabilities,
  type Completed,
  type Request,
  type Response,
  type RunOptions,
} from '@eval/core'

/** What an {@link immediateBackend} is made of. */
export interface ImmediateBackendOptions {
  readonly fingerprint: Readonly<Record<string, string>>
  readonly chat?: ChatRenderer
  /** The answer to one request, known at once. */
  readonly answer: (request: Request) => Response
}

/** A backend without a model: it answers requests of every type, in order, from what it knows. Not to be cached. */
export function immediateBackend({ fingerprint, chat, answer }: ImmediateBackendOptions): Backend {
  let disposed = false
  async function* run(requests: readonly Request[], { signal }: RunOptions): AsyncGenerator<Completed> {
    if (disposed) throw new BackendError('This backend was disposed of; open it again.')
    checkCapabilities(requests, backend)
    for (const [index, request] of requests.entries()) {
      signal?.throwIfAborted()
      yield { index, response: answer(request) }
    }
    signal?.throwIfAborted()
  }
  const backend: Backend = {
    specificationVersion: 'v1',
    fingerprint: backendFingerprint(fingerprint),
    capabilities: {
      requestTypes: ['loglikelihood', 'loglikelihood_rolling', 'generate_until'],
      contentParts: ['text'],
      tokenLogprobs: false,
      cacheable: false,
    },
    report: {},
    ...(chat === undefined ? {} : { chat }),
    // The response type follows from the request at the same index, which the compiler cannot see.
    run: <R extends Request>(requests: readonly R[], options: RunOptions) =>
      run(requests, options) as AsyncIterable<Completed> as AsyncIterable<Completed<R>>,
    async [Symbol.asyncDispose]() {
      disposed = true
    },
  }
  return backend
}
