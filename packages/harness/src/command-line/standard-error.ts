import type { ProgressStream } from '../progress/terminal-progress.ts'
import { redactSecrets } from './redact-secrets.ts'

/** Standard error, on which no secret appears. */
export const standardError: ProgressStream = {
  get isTTY() {
    return process.stderr.isTTY
  },
  get columns() {
    return process.stderr.isTTY ? process.stderr.columns : 0
  },
  write: (text) => process.stderr.write(redactSecrets(text)),
}

/** Prints lines on standard error. */
export function printNotes(notes: readonly string[]): void {
  for (const note of notes) standardError.write(`${note}\n`)
}
