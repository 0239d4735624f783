import {
  type Backend,
  type BackendCapabilities,
  BackendError,
  type ChatRenderer,
  checkCapabilities,
  type Completed,
  type ModelReport,
  type ProgressSink,
  type Request,
  type RequestType,
  type RunOptions,
} from '@eval/core'
import { apiFingerprint } from './api-fingerprint.ts'
import { checkGenerations } from './check-generations.ts'
import type { Endpoint } from './requests/endpoint.ts'
import { messageRenderer } from './message-renderer.ts'
import { endOfText } from './requests/end-of-text.ts'
import { failurePolicy } from './requests/failure-policy.ts'
import type { Asked, RequestRun } from './requests/request-run.ts'
import { runGeneration } from './requests/run-generation.ts'
import { runLoglikelihood } from './requests/run-loglikelihood.ts'
import { runRolling } from './requests/run-rolling.ts'

export interface ApiBackendOptions extends Endpoint {
  readonly capabilities: BackendCapabilities
  /** What a user can do about a refused key or address; ends the message. */
  readonly advice: string
  readonly progress?: ProgressSink
  /** Closes connections. */
  readonly close: () => Promise<void>
}

/**
 * A backend that asks an endpoint. `run` throws, beside the errors of every backend, NetworkError if the server cannot be
 * reached at all, BackendError if it refuses the key or fails many requests in a row, UsageError for generation arguments
 * that make no sense.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `TemplateAPI`
 */
export function createApiBackend(options: ApiBackendOptions): Backend {
  const eos = endOfText(options)
  const policy = failurePolicy(options.advice)
  const warn = once((message) => options.progress?.warning(message))
  let disposed = false
  async function* run(requests: readonly Request[], runOptions: RunOptions): AsyncGenerator<Completed> {
    if (disposed) throw new BackendError('This backend was disposed of; open it again.')
    runOptions.signal?.throwIfAborted()
    checkCapabilities(requests, backend)
    checkGenerations(requests, options.settings, warn)
    for (const type of new Set(requests.map((request) => request.type))) {
      const completed = runType(type, requests, { endpoint: options, policy, eos, warn, options: runOptions })
      yield* counted(completed, type, requests, runOptions.progress)
    }
  }
  const chat = chatOf(options)
  const backend: Backend = {
    specificationVersion: 'v1',
    fingerprint: apiFingerprint(options),
    capabilities: options.capabilities,
    ...(chat && { chat }),
    report: reportOf(options),
    // The response type follows from the request at the same index, which the compiler cannot see.
    run: <R extends Request>(requests: readonly R[], runOptions: RunOptions) =>
      run(requests, runOptions) as AsyncIterable<Completed> as AsyncIterable<Completed<R>>,
    async [Symbol.asyncDispose]() {
      if (disposed) return
      disposed = true
      await options.close()
    },
  }
  return backend
}

function chatOf({ settings, tokenizer }: Endpoint): ChatRenderer | undefined {
  return settings.dialect.takes === 'messages' ? messageRenderer : tokenizer?.chat
}

/** Parity: lm_eval tells of tokens and lengths only where it has the tokenizer's files. */
function reportOf({ settings, tokenizer }: Endpoint): ModelReport {
  const { report } = tokenizer ?? {}
  if (report === undefined) return {}
  return {
    ...report,
    ...(report.eosToken === undefined ? {} : { endOfTextTokenId: report.eosToken.id }),
    maxLength: settings.maxLength - 1,
  }
}

type OfType<T extends RequestType> = Extract<Request, { readonly type: T }>

function ofType<T extends RequestType>(requests: readonly Request[], type: T): readonly Asked<OfType<T>>[] {
  const isOfType = (request: Request): request is OfType<T> => request.type === type
  return requests.flatMap((request, index) => (isOfType(request) ? [{ index, request }] : []))
}

function runType(
  type: RequestType,
  requests: readonly Request[],
  run: RequestRun,
): AsyncGenerator<Completed, void, undefined> {
  switch (type) {
    case 'loglikelihood':
      return runLoglikelihood(ofType(requests, type), run)
    case 'loglikelihood_rolling':
      return runRolling(ofType(requests, type), run)
    case 'generate_until':
      return runGeneration(ofType(requests, type), run)
    default:
      return type satisfies never
  }
}

function once(say: (message: string) => void): (message: string) => void {
  const said = new Set<string>()
  return (message) => {
    if (said.has(message)) return
    said.add(message)
    say(message)
  }
}

/** Passes answers on and counts them for whoever shows the progress. */
async function* counted(
  completed: AsyncIterable<Completed>,
  phase: RequestType,
  requests: readonly Request[],
  sink: ProgressSink | undefined,
): AsyncGenerator<Completed, void, undefined> {
  const total = requests.filter(({ type }) => type === phase).length
  let done = 0
  sink?.progress({ phase, unit: 'requests', total, done })
  for await (const item of completed) {
    sink?.progress({ phase, unit: 'requests', total, done: ++done })
    yield item
  }
}
