import { EvalError } from './eval-error.ts'

/** A dataset, task or record is malformed; the message names file, line, column or record. */
export class DataError extends EvalError {
  override readonly code = 'data'
  override readonly exitCode = 3
}
