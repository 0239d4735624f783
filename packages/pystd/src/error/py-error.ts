/**
 * An exception that Python would raise: `pythonType` is its class ('KeyError', 'ValueError', 're.error', …), `message` its
 * text as `str(exception)` shows it. Thrown by every function of this package that mirrors a raising Python function.
 */
export class PyError extends Error {
  override readonly name: string = 'PyError'
  readonly code: string = 'PYTHON_ERROR'
  readonly pythonType: string
  constructor(pythonType: string, message: string) {
    super(message)
    this.pythonType = pythonType
  }
}
