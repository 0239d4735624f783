import type { PackedSubmission } from './packed-submission.ts'

/** What was packed, as `mera pack` prints it. */
export function packedText({ classes, missing, folder, zip }: PackedSubmission): string {
  const width = Math.max(...classes.map(({ name }) => name.length))
  const lines = classes.map(
    ({ name, count, log }) => `${name.padEnd(width)}  ${String(count).padStart(6)}  ${log}`,
  )
  return [
    ...lines,
    ...(missing.length === 0 ? [] : [`no log, so not in the submission: ${missing.join(', ')}`]),
    `files: ${folder}`,
    `submission: ${zip}`,
    '',
  ].join('\n')
}
