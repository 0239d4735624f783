import { EvalError } from './eval-error.ts'

/** A package, library or device is missing; the message holds the line that installs it. */
export class PrerequisiteError extends EvalError {
  override readonly code = 'prerequisite'
  override readonly exitCode = 5
}
