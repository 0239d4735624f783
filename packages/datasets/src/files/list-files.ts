import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

export interface ListFilesOptions {
  /** Also the files of folders inside. */
  readonly recursive: boolean
}

/** The files of a folder as sorted paths relative to it, with `/`; links count as files. Undefined if there is no such folder. */
export async function listFiles(
  folder: string,
  options: ListFilesOptions,
): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(folder, { recursive: options.recursive, withFileTypes: true })
    const files = entries.filter((entry) => !entry.isDirectory())
    return files.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/')).sort()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}
