import type { Severity } from './finding.ts'

/** What is wrong with one answer. */
export interface AnswerFault {
  readonly severity: Severity
  readonly code: string
  /** Inside `outputs`, with its dots or brackets; empty for the whole. */
  readonly place: string
  readonly message: string
}
