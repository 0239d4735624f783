import { stat } from 'node:fs/promises'
import { UsageError } from '@eval/core'
import type { Archive } from './archive.ts'
import { openFolder } from './open-folder.ts'
import { openZip } from './open-zip.ts'

/**
 * Opens a zip or a folder.
 * @throws UsageError if there is neither; DataError as {@link openZip}
 */
export async function openArchive(path: string): Promise<Archive> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() === true) return openFolder(path)
  if (found?.isFile() === true) return openZip(path)
  throw new UsageError(`${path}: there is no such zip or folder.`)
}
