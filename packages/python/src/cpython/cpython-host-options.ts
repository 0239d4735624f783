/** How a host in a Python of the user's is opened. */
export interface CPythonHostOptions {
  /** The Python: an interpreter, the folder of a virtual environment, or a command. */
  readonly python: string
  /** Folders in which modules of helpers lie: task libraries and folders of the user's own. */
  readonly roots: readonly string[]
  /** Of the Python process: all that it inherits. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What Python's and numpy's global generators start with. Default 0 and 1234, as lm_eval's. */
  readonly seeds?: { readonly python: number; readonly numpy: number }
  /** Milliseconds that one crossing to Python may take. Default: ten minutes. */
  readonly timeLimit?: number
  /** Ends the message about packages that it lacks: how to get those that an index may have. */
  readonly advice?: (packages: readonly string[]) => string
  /** Hears what helpers print. */
  readonly onPrint?: (text: string) => void
  /** Ends everything: what is asked then and later rejects with its reason. */
  readonly signal?: AbortSignal
}
