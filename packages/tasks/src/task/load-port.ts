import path from 'node:path'
import { DataError, PrerequisiteError, type TaskLibrary } from '@eval/core'
import type { FunctionReference } from '../loading/function-reference.ts'

/**
 * The TypeScript function that stands for a `!function` of a task file; `T` is the type that its key asks for, which
 * nobody checks.
 * @throws PrerequisiteError if the library has no port of its module.
 * @throws DataError if the module has no function of that name.
 */
export async function loadPort<T>(reference: FunctionReference, library: TaskLibrary): Promise<T> {
  const module = path.resolve(path.dirname(reference.file), reference.module.replaceAll('.', '/'))
  const key = path.relative(library.root, module).replaceAll(path.sep, '/')
  const port = library.ports[key]
  const place = `${reference.file}: \`!function ${reference['!function']}\``
  if (!port) {
    const known = Object.keys(library.ports).join(', ') || 'none'
    throw new PrerequisiteError(
      `${place}: there is no TypeScript port of ${key}, and Python functions cannot be run yet. Ported: ${known}.`,
    )
  }
  const functions = await port()
  const found = functions[reference.name]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a port is typed by the key that names it
  if (typeof found === 'function') return found as T
  const known = Object.keys(functions).join(', ')
  throw new DataError(`${place}: module ${key} has no function ${reference.name}. It has: ${known}.`)
}
