import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type PythonReference, UsageError } from '@eval/core'
import { helperName } from './helper-failure.ts'

/** The folder that a path leads to, links followed. @throws UsageError if there is none */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    throw new UsageError(`the folder ${folder}, in which helpers of tasks are looked for, does not exist`)
  }
}

/** The folder of a helper. @throws UsageError if it lies in none of the folders for helpers */
export function requireInside(reference: PythonReference, roots: readonly string[]): string {
  const folder = realFolder(reference.folder)
  const folders = roots.map(realFolder)
  if (folders.some((root) => folder === root || folder.startsWith(root + path.sep))) return folder
  throw new UsageError(
    `${helperName(reference)} lies outside of the folders that helpers may read: ${folders.join(', ')}`,
  )
}
