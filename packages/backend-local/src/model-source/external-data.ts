import { realpath } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'
import type { ResolveLocation } from './weight-source.ts'

/** Where the runtime finds the weights: a folder, and the path of each file below it. */
export interface ExternalData {
  readonly folder: string
  readonly location: ResolveLocation
}

/**
 * Resolves the files of a checkpoint for external data. The runtime refuses paths that leave its folder through a
 * symbolic link, as those of the hub's cache do, so it is told the deepest folder that holds all real files.
 */
export async function resolveExternalData(files: readonly string[]): Promise<ExternalData> {
  const real = new Map<string, string>()
  for (const file of files) real.set(file, await realpath(file))
  const folder = commonFolder([...real.values()].map((file) => dirname(file)))
  return {
    folder,
    location: (file) =>
      relative(folder, real.get(file) ?? file)
        .split(sep)
        .join('/'),
  }
}

function commonFolder(folders: readonly string[]): string {
  let common = folders[0] ?? ''
  for (const folder of folders) {
    while (folder !== common && !folder.startsWith(common.endsWith(sep) ? common : common + sep))
      common = dirname(common)
  }
  return common
}
