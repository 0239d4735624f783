import { EvalError } from './eval-error.ts'

/** The backend stopped working in the middle of a run. */
export class BackendError extends EvalError {
  override readonly code = 'backend'
  override readonly exitCode = 1
}
