import type { ValidatedSubmission } from '../validation/validated-submission.ts'
import type { ClassScore } from './class-score.ts'
import type { TotalScore } from './total-score.ts'

/** The scores of a submission. */
export interface ScoredSubmission {
  readonly validated: ValidatedSubmission
  readonly classes: readonly ClassScore[]
  readonly total: TotalScore
}
