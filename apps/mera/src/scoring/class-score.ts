import type { Metrics } from './scored-answer.ts'

/** What became of one class. */
export type ClassScore = {
  readonly taskName: string
  readonly className: string
} & (
  | { readonly state: 'scored'; readonly metrics: Metrics; readonly count: number }
  /** The right answers are not public. */
  | { readonly state: 'withheld'; readonly count: number }
  /** Models are needed that this program does not have. */
  | { readonly state: 'not computed'; readonly count: number }
  /** The data has no records of it. */
  | { readonly state: 'no data' }
  /** The file is missing or has errors: the service gives 0. */
  | { readonly state: 'missing' | 'faulty' }
)
