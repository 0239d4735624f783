import { EvalError } from './eval-error.ts'

/** The user interrupted the run; what was answered is stored. */
export class InterruptedError extends EvalError {
  override readonly code = 'interrupted'
  override readonly exitCode = 130
}
