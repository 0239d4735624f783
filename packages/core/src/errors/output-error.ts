import { EvalError } from './eval-error.ts'

/** Results could not be written, not even to the fall-back folder. */
export class OutputError extends EvalError {
  override readonly code = 'output'
  override readonly exitCode = 7
}
