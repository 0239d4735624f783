import type { PyRecord } from '@eval/pystd'
import type { LoadEnd } from '../schedule/load-plan.ts'

/** What came of the load itself. */
export interface Measured {
  readonly end: LoadEnd | undefined
  /** What ended it early. */
  readonly error: Error | undefined
  readonly report: PyRecord
  /** Why the numbers may be those of this program. */
  readonly limits: readonly string[]
  readonly empty: number
  readonly speeds: readonly SpeedSample[]
}

/** Tokens per second of a request of the speed benchmark. */
export interface SpeedSample {
  readonly promptTokens: number
  readonly rate: number
}
