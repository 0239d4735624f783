import { EvalError } from './eval-error.ts'

/** The backend cannot do what the task asks of it. */
export class CapabilityError extends EvalError {
  override readonly code = 'capability'
  override readonly exitCode = 2
}
