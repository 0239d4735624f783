import { EvalError } from '@eval/core'
import { redactSecrets } from './redact-secrets.ts'

/**
 * Prints an error on standard error and returns its exit code: the message of a mistake or mishap that was foreseen, the
 * stack of anything else. What failed while cleaning up (answers that could not be stored) decides the code.
 */
export function reportError(error: unknown): number {
  const errors = partsOf(error)
  const debugging = process.env['LMEVAL_LOG_LEVEL']?.toUpperCase() === 'DEBUG'
  for (const part of errors) process.stderr.write(`${redactSecrets(errorText(part, debugging))}\n`)
  const last = errors.at(-1)
  return last instanceof EvalError ? last.exitCode : 1
}

/** What went wrong first, then what went wrong while cleaning up after it. */
function partsOf(error: unknown): readonly unknown[] {
  if (!(error instanceof SuppressedError)) return [error]
  return [...partsOf(error.suppressed), ...partsOf(error.error)]
}

function errorText(error: unknown, debugging: boolean): string {
  if (error instanceof EvalError && !debugging) return error.message
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return error instanceof EvalError
    ? text
    : `This is a defect of the program; please report it with the lines below.\n${text}`
}
