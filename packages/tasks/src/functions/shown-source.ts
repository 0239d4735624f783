import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pythonSource } from './python-source.ts'

/**
 * The text of a function that a module defines, or imports from lm_eval by name.
 * @param root - The folder of the task library: `lm_eval/tasks`.
 */
export async function shownSource(module: string, name: string, root: string): Promise<string | undefined> {
  return pythonSource(module, name) ?? (await importedSource(module, name, root))
}

/** The text of a function that a module imports from lm_eval by name. */
export async function importedSource(
  module: string,
  name: string,
  root: string,
): Promise<string | undefined> {
  const imported = new RegExp(`^from lm_eval\\.([\\w.]+) import (?:\\w+, *)*${name}\\b`, 'm').exec(
    module,
  )?.[1]
  if (imported === undefined) return undefined
  const file = path.join(root, '..', `${imported.replaceAll('.', '/')}.py`)
  const text = await readFile(file, 'utf8').catch(() => '')
  return pythonSource(text, name)
}
