/** A function of a Python module raised an exception. For the code that calls it: users see what that makes of it. */
export class PythonRaisedError extends Error {
  override readonly name = 'PythonRaisedError'
  /** Class of the exception. */
  readonly type: string
  /** As Python prints it. */
  readonly traceback: string

  constructor({ type, message, traceback }: { type: string; message: string; traceback: string }) {
    super(`${type}: ${message}`)
    this.type = type
    this.traceback = traceback
  }
}
