import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from '@eval/core'
import { compareCodePoints } from '@eval/pystd'

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['__pycache__', '.ipynb_checkpoints'])

/** A library's folders and task files, relative to its root, with slashes. */
export interface TaskFileList {
  /** The root itself is `.`. */
  readonly folders: readonly string[]
  /** All `.yaml` files, sorted by their path. */
  readonly files: readonly string[]
}

/**
 * All `.yaml` files below a folder; links to folders are not followed.
 * @throws UsageError if the folder cannot be read
 * @source lm_eval/tasks/_index.py _iter_yaml_files (0.4.13)
 */
export async function listTaskFiles(root: string): Promise<TaskFileList> {
  const folders = ['.']
  const files: string[] = []
  for (const folder of folders) {
    for (const entry of await entriesOf(root, folder)) {
      const name = folder === '.' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) folders.push(name)
      else if (!entry.isDirectory() && entry.name.endsWith('.yaml')) files.push(name)
    }
  }
  return { folders, files: files.sort(compareCodePoints) }
}

async function entriesOf(root: string, folder: string) {
  try {
    return await readdir(path.join(root, folder), { withFileTypes: true })
  } catch (error) {
    throw new UsageError(
      `Cannot read the task folder ${path.join(root, folder)}. Is it there, and a folder?`,
      {
        cause: error,
      },
    )
  }
}
