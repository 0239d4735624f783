import type { Request, RunOptions } from '@eval/core'
import type { Endpoint } from './endpoint.ts'
import type { FailurePolicy } from './failure-policy.ts'

/** A request and its position in the list given to the backend. */
export interface Asked<R extends Request> {
  readonly index: number
  readonly request: R
}

/** What the requests of one type are answered with. */
export interface RequestRun {
  readonly endpoint: Endpoint
  readonly policy: FailurePolicy
  readonly options: RunOptions
  /** Text that ends generations; see `endOfText`. */
  readonly eos: () => Promise<string | null | undefined>
  /** Says a thing once in the life of the backend. */
  readonly warn: (message: string) => void
}
