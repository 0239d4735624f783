import type { PythonServices } from '@eval/core'

/** How a host of helpers is opened. */
export interface PythonHostOptions {
  /** Folders that helpers may read, and in which their modules lie: task libraries and folders of the user's own. */
  readonly roots: readonly string[]
  /** Folders that hold packages of pure Python, as `preparePackages` makes them: helpers may import those. */
  readonly packages?: readonly string[]
  /** What Python's and numpy's global generators start with. Default 0 and 1234, as lm_eval's. */
  readonly seeds?: { readonly python: number; readonly numpy: number }
  /** What helpers may ask while they run; absent: a helper that loads a dataset itself fails. */
  readonly services?: PythonServices
  /** Milliseconds that one crossing to Python may take. Default: two minutes. */
  readonly timeLimit?: number
  /** Most bytes of Python's heap. Default: 2 GiB. */
  readonly memoryLimit?: number
  /** A folder to keep the snapshot in that Python starts from; absent: it starts in about two seconds. */
  readonly cacheFolder?: string
  /** Ends the message about packages that are missing: how to get those that an index may have. */
  readonly advice?: (packages: readonly string[]) => string
  /** Hears what helpers print. */
  readonly onPrint?: (text: string) => void
  /** Ends everything: what is asked then and later rejects with its reason. */
  readonly signal?: AbortSignal
}
