import type { Doc } from '@eval/core'
import type { PyValue } from '@eval/pystd'

/** A record with its right answer, and what was answered. */
export interface ScoredAnswer {
  readonly doc: Doc
  readonly outputs: PyValue
}

/** Metric name → value, in the order in which the service gives them. */
export type Metrics = ReadonlyMap<string, number>

/** Scores all answers of a class. */
export type Scorer = (answers: readonly ScoredAnswer[]) => Metrics
