import type { Taken } from '../mmlu/clock.ts'

/** What a side says about a pass. */
export interface ApiReport extends Taken {
  readonly peakBytes: number
  /** Of all answers: equal on both sides. */
  readonly sum: number
}
