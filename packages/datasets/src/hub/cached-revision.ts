import { readFile } from 'node:fs/promises'
import { listFiles } from '../files/list-files.ts'
import { refPath, repositoryFolder, snapshotFolder } from './cache-layout.ts'
import { isCommit, type Repository, revisionOf } from './repository.ts'
import type { RepositoryInfo } from './repository-info.ts'

/** The commit that a revision last stood for, and its files, by the cache alone; undefined if it is not there. */
export async function readCachedInfo(
  cacheFolder: string,
  repository: Repository,
): Promise<RepositoryInfo | undefined> {
  const folder = repositoryFolder(cacheFolder, repository)
  const revision = revisionOf(repository)
  const commit = isCommit(revision) ? revision : await readRef(refPath(folder, revision))
  if (commit === undefined) return undefined
  const files = await listFiles(snapshotFolder(folder, commit), { recursive: true })
  return files && { commit, files }
}

async function readRef(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const commit = text.trim()
  return isCommit(commit) ? commit : undefined
}
