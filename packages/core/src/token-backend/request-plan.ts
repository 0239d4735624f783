import type { Response } from '../response.ts'

/** How one request is answered by a token-level model: the work it needs, and what the results mean. */
export interface RequestPlan<Job, Result> {
  /** Position of the request in the list given to the backend. */
  readonly index: number
  /** None where the answer is known without the model: an empty text, a request that cannot be answered. */
  readonly jobs: readonly Job[]
  /** `results[i]` answers `jobs[i]`. */
  respond(results: readonly Result[]): Response
}
