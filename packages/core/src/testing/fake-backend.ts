import type { Backend } from '../backend.ts'
import type { BackendCapabilities } from '../backend-capabilities.ts'
import { backendFingerprint } from '../backend-fingerprint.ts'
import type { ChatRenderer } from '../chat-renderer.ts'
import { checkCapabilities } from '../check-capabilities.ts'
import { BackendError } from '../errors/backend-error.ts'
import type { ModelReport } from '../model-report.ts'
import type { Request } from '../request.ts'
import { canonicalRequest } from '../request-key/canonical-request.ts'
import type { Completed, Response } from '../response.ts'
import type { RunOptions } from '../run-options.ts'
import { abortable } from '../streams/abortable.ts'
import { stableHash, stableShuffle } from './stable-hash.ts'

export interface FakeBackendOptions {
  /** The answer to a request; a failed response is an answer too, an error thrown here ends the run. */
  readonly answer?: (request: Request, index: number) => Response
  /** In which order answers come. Default `shuffled`: the same order for the same requests. */
  readonly order?: 'request' | 'reverse' | 'shuffled'
  /** Waits before an answer; hand in a timer. */
  readonly delay?: (request: Request, index: number) => Promise<void>
  readonly capabilities?: Partial<BackendCapabilities>
  readonly chat?: ChatRenderer
  readonly report?: ModelReport
  /** Facts of the fingerprint. */
  readonly facts?: Readonly<Record<string, string>>
}

/** A {@link Backend} without a model; it remembers what it was asked. */
export interface FakeBackend extends Backend {
  /** Requests of each `run`, in order. */
  readonly runs: readonly (readonly Request[])[]
  /** Requests that were answered, in the order of the answers. */
  readonly answered: readonly Request[]
  readonly disposed: boolean
}

/** An answer made from a hash of the request: equal requests get equal answers, other requests most likely others. */
export function fakeAnswer(request: Request): Response {
  const hash = stableHash(canonicalRequest(request))
  if (request.type === 'generate_until') {
    return {
      type: request.type,
      state: 'ok',
      text: `answer ${hash % 1000}`,
      finishReason: 'stop',
      generatedTokens: 2,
    }
  }
  const logprob = -(1 + (hash % 10_000)) / 128
  return { type: request.type, state: 'ok', logprob, greedy: hash % 2 === 0, tokenLogprobs: [logprob] }
}

const ALL: BackendCapabilities = {
  requestTypes: ['loglikelihood', 'loglikelihood_rolling', 'generate_until'],
  contentParts: ['text'],
  tokenLogprobs: true,
}

function inOrder(count: number, order: FakeBackendOptions['order'] = 'shuffled'): readonly number[] {
  const indices = Array.from({ length: count }, (_, index) => index)
  if (order === 'shuffled') return stableShuffle(indices, count)
  return order === 'reverse' ? indices.toReversed() : indices
}

/** Makes a backend for tests: deterministic, with answers from hashes unless `answer` is given. */
export function fakeBackend(options: FakeBackendOptions = {}): FakeBackend {
  const { answer = fakeAnswer, order, delay, chat, report = {}, facts = { model: 'fake' } } = options
  const runs: (readonly Request[])[] = []
  const answered: Request[] = []
  let disposed = false
  async function* answers(requests: readonly Request[]): AsyncGenerator<Completed, void, undefined> {
    for (const index of inOrder(requests.length, order)) {
      const request = requests[index]
      if (!request) continue
      await delay?.(request, index)
      const response = answer(request, index)
      answered.push(request)
      yield { index, response }
    }
  }
  async function* run(
    requests: readonly Request[],
    { signal }: RunOptions,
  ): AsyncGenerator<Completed, void, undefined> {
    if (disposed) throw new BackendError('This backend was disposed of; create a new one.')
    checkCapabilities(requests, backend)
    runs.push(requests)
    yield* abortable(answers(requests), signal)
  }
  const backend: FakeBackend = {
    specificationVersion: 'v1',
    fingerprint: backendFingerprint(facts),
    capabilities: { ...ALL, ...options.capabilities },
    report,
    ...(chat && { chat }),
    runs,
    answered,
    get disposed() {
      return disposed
    },
    run: <R extends Request>(requests: readonly R[], runOptions: RunOptions) =>
      run(requests, runOptions) as AsyncIterable<Completed> as AsyncIterable<Completed<R>>,
    [Symbol.asyncDispose]: async () => {
      disposed = true
    },
  }
  return backend
}
