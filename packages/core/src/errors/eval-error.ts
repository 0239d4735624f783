/** What kind of thing went wrong; stable, fit for programs. */
export type ErrorCode =
  | 'usage'
  | 'capability'
  | 'data'
  | 'model'
  | 'prerequisite'
  | 'network'
  | 'output'
  | 'backend'
  | 'interrupted'

/**
 * An error whose message says what happened, where, and what to do next; command lines print it without a stack and exit
 * with `exitCode`.
 */
export abstract class EvalError extends Error {
  abstract readonly code: ErrorCode
  abstract readonly exitCode: number
  override get name(): string {
    return this.constructor.name
  }
}
