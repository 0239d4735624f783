import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from '@eval/core'
import { compareCodePoints } from '@eval/pystd'

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['__pycache__', '.ipynb_checkpoints'])

/** All `.yaml` files below a folder, sorted by their POSIX path. @throws UsageError if the folder cannot be read */
export async function listTaskFiles(root: string): Promise<string[]> {
  let names: string[]
  try {
    names = await readdir(root, { recursive: true })
  } catch (error) {
    throw new UsageError(`Cannot read the task folder ${root}. Does it exist?`, { cause: error })
  }
  return names
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => name.endsWith('.yaml') && !name.split('/').some((part) => SKIPPED_FOLDERS.has(part)))
    .sort(compareCodePoints)
    .map((name) => path.join(root, name))
}
