import type { PyValue } from '@eval/pystd'
import type { LoadTotals } from './load-totals.ts'
import type { Profile } from './profile.ts'
import { summaryV14 } from './summary-v14.ts'
import { summaryV19 } from './summary-v19.ts'

/** Keys and values of `benchmark_summary.json`, in order; floats that are integral are `PyFloat`. */
export type Summary = Readonly<Record<string, PyValue>>

/** What a summary says of the load itself. */
export interface LoadPoint {
  /** Requests in flight; -1 for an open loop. */
  readonly parallel: number
  /** Requests per second; -1 without pacing. */
  readonly rate: number
  /** The server reads text and writes none: embeddings, reranking. */
  readonly inputOnly: boolean
}

/** The summary of a run under a profile. */
export function summarize(totals: LoadTotals, point: LoadPoint, profile: Profile): Summary {
  return profile === 'v1.4' ? summaryV14(totals, point) : summaryV19(totals, point, profile)
}
