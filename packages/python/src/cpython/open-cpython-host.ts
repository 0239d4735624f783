import { CPythonHost } from './cpython-host.ts'
import type { CPythonHostOptions } from './cpython-host-options.ts'
import { findInterpreter } from './find-interpreter.ts'

/**
 * A host in a Python of the user's: helpers of tasks run there with all the packages it has, and are NOT sandboxed. For those
 * it lacks, what comes along stands in. Python is started when the first function is loaded. Dispose of it to end its process.
 *
 * @throws as {@link findInterpreter}
 */
export async function openCPythonHost(options: CPythonHostOptions): Promise<CPythonHost> {
  return new CPythonHost(options, await findInterpreter(options.python))
}
