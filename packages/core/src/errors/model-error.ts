import { EvalError } from './eval-error.ts'

/** A model's files are missing, damaged, or of a kind that is not supported. */
export class ModelError extends EvalError {
  override readonly code = 'model'
  override readonly exitCode = 4
}
