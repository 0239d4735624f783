import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it where they are missing. (Node's own recursive `mkdir` says ENOENT on a read-only disk;
 * this one tells the reason.)
 * @throws the file system's error
 */
export async function makeFolder(folder: string): Promise<void> {
  const error = await failureToMake(folder)
  if (error === undefined) return
  const parent = dirname(folder)
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT') || parent === folder)
    throw error
  await makeFolder(parent)
  const second = await failureToMake(folder)
  if (second !== undefined) throw second
}

async function failureToMake(folder: string): Promise<unknown> {
  try {
    await mkdir(folder)
  } catch (error) {
    return (await isFolder(folder)) ? undefined : error
  }
  return undefined
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    // Not there: the reason is the error of making it.
    return false
  }
}
