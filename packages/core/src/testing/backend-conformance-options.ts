import type { Request } from '../request.ts'

/** What `backendConformance` asks a backend. */
export interface BackendConformanceOptions {
  /** Requests that the backend can answer, at least three; equal ones among them are welcome. */
  readonly requests: readonly Request[]
  /** How far equal requests' log-probabilities may differ between batches, nats. Default 1e-3. */
  readonly tolerance?: number
  /** Error that a used-up backend throws; default: any. */
  readonly disposedError?: abstract new (
    ...args: never
  ) => Error
}
