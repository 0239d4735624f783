import type { HelperHost } from './helper-host.ts'
import { PyodideHost } from './pyodide-host.ts'
import type { PythonHostOptions } from './python-host-options.ts'

/**
 * A host on Pyodide: helpers of tasks run in CPython 3.12 compiled to WebAssembly, in a process without rights but to
 * read `roots` and `packages`. Nothing is started before the first function is loaded. Dispose of it to end its process.
 *
 * @throws PrerequisiteError if the package pyodide is missing or of another version
 */
export async function openPythonHost(options: PythonHostOptions): Promise<HelperHost> {
  return new PyodideHost(options)
}
