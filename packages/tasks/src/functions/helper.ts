import path from 'node:path'
import {
  DataError,
  PrerequisiteError,
  type PythonFunction,
  type PythonHost,
  type TaskLibrary,
} from '@eval/core'
import type { FunctionReference } from '../loading/function-reference.ts'
import { findPort } from './find-port.ts'

/** What a `!function` stands for. `T` is the type that its key asks for, which nobody checks. */
export type Helper<T> =
  | {
      readonly language: 'typescript'
      readonly function: T
      /** Of the Python function it stands for, where that is known. */
      readonly text?: string
    }
  | { readonly language: 'python'; readonly function: PythonFunction }

/** Opens the run's Python when the first helper needs it. */
export type OpenPython = () => Promise<PythonHost>

/**
 * The TypeScript beside the task file where there is some, else the Python function itself.
 * @throws PrerequisiteError if there is neither a port nor a Python, or a package is missing.
 * @throws DataError if the module has no such function.
 */
export async function loadHelper<T>(
  reference: FunctionReference,
  library: TaskLibrary,
  python: OpenPython | undefined,
): Promise<Helper<T>> {
  const port = await findPort<T>(reference, library)
  const { found, text } = port
  if (found !== undefined)
    return { language: 'typescript', function: found, ...(text === undefined ? {} : { text }) }
  if (python === undefined) {
    const known = Object.keys(library.ports).join(', ') || 'none'
    throw new PrerequisiteError(
      `${reference.file}: \`!function ${reference['!function']}\`: there is no TypeScript port of ${port.key}, and this program runs no Python. Ported: ${known}.`,
    )
  }
  const { file, module, name } = reference
  const host = await python()
  const folder = path.resolve(path.dirname(file))
  return {
    language: 'python',
    function: await host
      .load({ folder, module, name, root: path.resolve(library.root) })
      .catch((error: unknown) => {
        throw namingFile(error, file)
      }),
  }
}

/** A host knows the function; which task file refers to it is known here. */
function namingFile(error: unknown, file: string): unknown {
  if (error instanceof PrerequisiteError)
    return new PrerequisiteError(`${file}: ${error.message}`, { cause: error })
  if (error instanceof DataError) return new DataError(`${file}: ${error.message}`, { cause: error })
  return error
}
