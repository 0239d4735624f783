/** How a Python module is opened. */
export interface PythonModuleOptions {
  /** The interpreter: a path, as `findInterpreter` gives it. */
  readonly interpreter: string
  /** The module's file. Its functions take a text and give a text; they may raise. */
  readonly module: string
  /** Of the Python process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds until the module must be imported. Default: two minutes. */
  readonly startLimit?: number
  /** A file for what Python prints. Default: a temporary one, of which errors show the end. */
  readonly log?: string
}

/** A Python process with one imported module. Functions are called one after the other. */
export interface PythonModule extends AsyncDisposable {
  /** Of the Python process. */
  readonly pid: number
  /** Such as `3.11.7`. */
  readonly version: string
  /**
   * Calls a function of the module.
   * @param timeLimit - Milliseconds from when it begins; then Python is ended. Default: none.
   * @throws PythonRaisedError if the function raises.
   * @throws PythonEndedError if Python dies, is ended by the limit, or was closed.
   */
  call(name: string, argument: string, timeLimit?: number): Promise<string>
}
