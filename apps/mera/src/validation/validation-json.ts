import type { PyRecord, PyValue } from '@eval/pystd'
import { jsonDumps } from '@eval/pystd'
import { serviceComments } from './service-comments.ts'
import type { ValidatedSubmission } from './validated-submission.ts'
import { allFindings, isValid } from './verdict.ts'

/** The findings as JSON for programs, with the service's comments. */
export function validationJson(submission: ValidatedSubmission, strict: boolean): string {
  const findings = allFindings(submission).map(({ record, className, ...finding }): PyRecord => {
    const comment = serviceComments[finding.code]
    return {
      ...(finding as PyRecord),
      ...(className === undefined ? {} : { task: className }),
      ...(record === undefined ? {} : { example_number: record }),
      ...(comment === undefined ? {} : { comment }),
    }
  })
  const report: PyValue = { valid: isValid(submission, strict), findings, notes: submission.notes }
  return `${jsonDumps(report, { indent: 2, ensureAscii: false })}\n`
}
