import { NetworkError } from '@eval/core'
import { readCachedInfo } from './cached-revision.ts'
import type { HubConnection } from './hub-connection.ts'
import { describeRepository, type Repository, repositoryError, requireRepositoryId } from './repository.ts'
import { fetchRepositoryInfo, type RepositoryInfo } from './repository-info.ts'

/**
 * Commit and files of a revision: of the hub; of the cache in offline mode, and with a warning where the hub does not answer.
 */
export async function resolveInfo(
  connection: HubConnection,
  repository: Repository,
): Promise<RepositoryInfo> {
  requireRepositoryId(repository.id)
  const { cacheFolder, offline } = connection.environment
  if (offline.has(repository.type)) {
    const cached = await readCachedInfo(cacheFolder, repository)
    if (cached) return cached
    throw repositoryError(repository, offlineMessage(repository, cacheFolder))
  }
  try {
    return await fetchRepositoryInfo(connection, repository)
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    const cached = await readCachedInfo(cacheFolder, repository)
    if (!cached) throw error
    connection.progress?.warning(
      `${error.message} Using the cached ${describeRepository(repository)} instead.`,
    )
    return cached
  }
}

function offlineMessage(repository: Repository, cacheFolder: string): string {
  const variable = repository.type === 'model' ? 'HF_HUB_OFFLINE' : 'HF_HUB_OFFLINE or HF_DATASETS_OFFLINE'
  return (
    `The ${describeRepository(repository)} is not in the cache ${cacheFolder}, and ${variable} forbids to download it.` +
    ' Unset it once to download, or name a local folder.'
  )
}
