import { EvalError } from './eval-error.ts'

/** The command or call is wrong: unknown flag, task, model or value. */
export class UsageError extends EvalError {
  override readonly code = 'usage'
  override readonly exitCode = 2
}
