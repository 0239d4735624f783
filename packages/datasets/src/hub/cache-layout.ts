import { join } from 'node:path'
import { DataError } from '@eval/core'
import type { Repository } from './repository.ts'

/** The folder of a repository in the cache. */
export function repositoryFolder(cacheFolder: string, { type, id }: Repository): string {
  return join(cacheFolder, [`${type}s`, ...id.split('/')].join('--'))
}

/** The file that holds the commit a branch or tag last stood for. */
export function refPath(folder: string, revision: string): string {
  return join(folder, 'refs', ...revision.split('/'))
}

/** The folder with the files of a commit. */
export function snapshotFolder(folder: string, commit: string): string {
  return join(folder, 'snapshots', commit)
}

/** A file of a commit: a link to its blob. @throws DataError if the name leads out of the snapshot. */
export function snapshotPath(folder: string, commit: string, path: string): string {
  const parts = path.split('/')
  const unsafe = parts.some(
    (part) => part === '' || part === '.' || part === '..' || /[\\\0]|^[a-z]:/i.test(part),
  )
  if (unsafe) throw new DataError(`The file name "${path}" leads out of its repository and is refused.`)
  return join(snapshotFolder(folder, commit), ...parts)
}

/** The content of a file, named by its entity tag. */
export function blobPath(folder: string, etag: string): string {
  return join(folder, 'blobs', etag)
}
