import { EvalError } from '@eval/core'
import { printNotes } from './standard-error.ts'

/**
 * Prints an error on standard error and returns its exit code: the message of a mistake or mishap that was foreseen, the
 * stack of anything else. What failed while cleaning up (answers that could not be stored) decides the code.
 */
export function reportError(error: unknown): number {
  const errors = partsOf(error)
  const debugging = process.env['LMEVAL_LOG_LEVEL']?.toUpperCase() === 'DEBUG'
  printNotes(errors.map((part) => errorText(part, debugging)))
  const last = errors.at(-1)
  return last instanceof EvalError ? last.exitCode : 1
}

/** What went wrong first, then what went wrong while cleaning up after it. */
function partsOf(error: unknown): readonly unknown[] {
  if (!(error instanceof SuppressedError)) return [error]
  return [...partsOf(error.suppressed), ...partsOf(error.error)]
}

function errorText(error: unknown, debugging: boolean): string {
  if (!(error instanceof Error)) return String(error)
  if (isForeseen(error)) return debugging ? (error.stack ?? error.message) : error.message
  return `This is a defect of the program; please report it with the lines below.\n${error.stack ?? error.message}`
}

/** Ours, or the system's refusal of something (`EACCES: permission denied, open 'x'`), whose text says it all. */
function isForeseen(error: Error): boolean {
  return error instanceof EvalError || 'syscall' in error
}
