import type { CheckedClass } from './check-class.ts'
import { findingLines } from './findings-text.ts'
import type { Finding } from './finding.ts'
import type { ValidatedSubmission } from './validated-submission.ts'
import { allFindings, isValid } from './verdict.ts'

/** What `mera validate` prints. */
export function validationText(
  submission: ValidatedSubmission,
  { all, strict }: { readonly all: boolean; readonly strict: boolean },
): string {
  const findings = allFindings(submission)
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length
  const refused = submission.classes.filter((item) => hasErrors(item)).map(({ file }) => file.name)
  const scored = submission.classes.length - refused.length
  return [
    ...submission.classes.filter(({ path }) => path !== undefined).map(classLine),
    ...findingLines(findings, all),
    ...submission.notes,
    `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}`,
    isValid(submission, strict)
      ? `valid: ${scored} classes would be scored`
      : `not valid: ${scored} classes would be scored${refused.length === 0 ? '' : `, not ${refused.join(', ')}`}`,
    '',
  ].join('\n')
}

function classLine(item: CheckedClass): string {
  const { file, records, compared } = item
  const state = hasErrors(item) ? 'faulty' : 'ok'
  const answers =
    records === undefined ? 'not readable' : `${records.length} answers${compared ? '' : ', not compared'}`
  return `${file.name.padEnd(13)} ${state.padEnd(7)} ${answers}`
}

function hasErrors({ findings }: CheckedClass): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
