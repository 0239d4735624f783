import type { Finding } from './finding.ts'
import type { ValidatedSubmission } from './validated-submission.ts'

/** What was found in the whole, then class by class. */
export function allFindings({ findings, classes }: ValidatedSubmission): readonly Finding[] {
  return [...findings, ...classes.flatMap((item) => item.findings)]
}

/** Whether a submission can be sent: no errors; with `strict` no warnings either. */
export function isValid(submission: ValidatedSubmission, strict: boolean): boolean {
  return !allFindings(submission).some(
    ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
  )
}
