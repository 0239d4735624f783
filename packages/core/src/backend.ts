import type { BackendCapabilities } from './backend-capabilities.ts'
import type { BackendFingerprint } from './backend-fingerprint.ts'
import type { ChatRenderer } from './chat-renderer.ts'
import type { ModelReport } from './model-report.ts'
import type { Request } from './request.ts'
import type { Completed } from './response.ts'
import type { RunOptions } from './run-options.ts'

/**
 * A model that answers requests. Implementations run the conformance suite `backendConformance` of
 * `@eval/core/testing`.
 */
export interface Backend extends AsyncDisposable {
  readonly specificationVersion: 'v1'
  readonly fingerprint: BackendFingerprint
  readonly capabilities: BackendCapabilities
  /** How conversations become prompts; absent where the model has no chat template. */
  readonly chat?: ChatRenderer
  /** Facts about the model for the results file. */
  readonly report: ModelReport
  /**
   * Answers every request exactly once, in completion order; each item carries the request's index. A request that
   * cannot be answered yields a failed response; the iteration itself throws only when the backend can no longer work
   * (BackendError), when `signal` fires, or on a request outside `capabilities` (CapabilityError, before any work).
   * Stopping the iteration early stops the work.
   */
  run<R extends Request>(requests: readonly R[], options: RunOptions): AsyncIterable<Completed<R>>
}

/**
 * A concern wrapped around a backend: cache, progress, retries, tracing. `wrapBackend` is its frame; implementations run
 * `middlewareConformance`.
 */
export type BackendMiddleware = (next: Backend) => Backend
