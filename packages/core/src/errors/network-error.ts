import { EvalError } from './eval-error.ts'

/** A hub or server could not be reached or answered with an error. Never holds a token. */
export class NetworkError extends EvalError {
  override readonly code = 'network'
  override readonly exitCode = 6
}
