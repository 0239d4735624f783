import { lstat, mkdir, rename, rm, symlink } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { exists } from './exists.ts'

/**
 * Puts a blob into a snapshot: a relative link, or the file itself where links are not possible (as huggingface_hub does).
 */
export async function linkSnapshot(blob: string, pointer: string, disableSymlinks: boolean): Promise<void> {
  await mkdir(dirname(pointer), { recursive: true })
  if (await exists(pointer)) return
  if (!disableSymlinks && (await linked(blob, pointer))) return
  await rename(blob, pointer)
}

async function linked(blob: string, pointer: string): Promise<boolean> {
  try {
    // A link to a blob that was deleted is in the way.
    if (await isLink(pointer)) await rm(pointer, { force: true })
    await symlink(relative(dirname(pointer), blob), pointer)
    return true
  } catch {
    // Made by another process in the meantime; or the file system has no links.
    return await exists(pointer)
  }
}

async function isLink(path: string): Promise<boolean> {
  return await lstat(path).then(
    (stats) => stats.isSymbolicLink(),
    () => false,
  )
}
