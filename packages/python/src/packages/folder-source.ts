import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from '@eval/core'
import { distributionName } from './distribution-name.ts'
import type { PackageFile, PackageSource } from './package-source.ts'

/** A folder with wheels and source archives. */
export interface FolderSource extends PackageSource {
  /** Normalised names of the packages in it. */
  readonly packages: readonly string[]
}

/** For machines without network. @throws UsageError if the folder cannot be read, or holds no packages. */
export function folderSource(folder: string): FolderSource {
  const found = listed(folder).flatMap((name) => {
    const known = distributionName(name)
    return known === undefined ? [] : [{ file: name, package: known.name }]
  })
  if (found.length === 0)
    throw new UsageError(`${folder} holds no packages: files that end in .whl, .tar.gz or .zip.`)
  const facts = found.map(({ file }) => {
    const { size, mtimeMs } = statSync(path.join(folder, file))
    return `${file} ${size} ${mtimeMs}`
  })
  return {
    name: folder,
    identity: `${path.resolve(folder)} ${createHash('sha256').update(facts.join('\n')).digest('hex')}`,
    packages: [...new Set(found.map((each) => each.package))],
    files: async (name) =>
      found.filter((each) => each.package === name).map(({ file }) => packageFile(folder, file)),
  }
}

const packageFile = (folder: string, name: string): PackageFile => ({
  name,
  yanked: false,
  read: async () => readFileSync(path.join(folder, name)),
})

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the folder of packages cannot be read: ${reason}`)
  }
}
