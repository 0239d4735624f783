import { type EvalError, OutputError } from '@eval/core'
import { blobPath, refPath, repositoryFolder, snapshotPath } from './cache-layout.ts'
import { downloadBlob } from './download-blob.ts'
import { exists } from './exists.ts'
import { fetchFileMetadata } from './file-metadata.ts'
import type { HubConnection } from './hub-connection.ts'
import { linkSnapshot } from './link-snapshot.ts'
import { isCommit, type Repository, repositoryError, revisionOf } from './repository.ts'
import type { RepositoryInfo } from './repository-info.ts'
import { writeRef } from './write-ref.ts'

/** A file of a resolved revision: from the cache, else downloaded. @returns its path in the snapshot */
export async function downloadFile(
  connection: HubConnection,
  repository: Repository,
  path: string,
  { commit }: RepositoryInfo,
): Promise<string> {
  const folder = repositoryFolder(connection.environment.cacheFolder, repository)
  const pointer = snapshotPath(folder, commit, path)
  if (await exists(pointer)) return pointer
  if (connection.environment.offline.has(repository.type)) throw notCached(repository, path, folder)
  try {
    await fetchInto(connection, { ...repository, revision: commit }, path, folder, pointer)
    const revision = revisionOf(repository)
    if (!isCommit(revision)) await writeRef(refPath(folder, revision), commit)
    return pointer
  } catch (error) {
    throw diskFailure(error, folder) ?? error
  }
}

async function fetchInto(
  connection: HubConnection,
  repository: Repository,
  path: string,
  folder: string,
  pointer: string,
): Promise<void> {
  const metadata = await fetchFileMetadata(connection, repository, path)
  const blob = blobPath(folder, metadata.etag)
  if (!(await exists(blob))) await downloadBlob(connection, { repository, path, metadata, blob })
  await linkSnapshot(blob, pointer, connection.environment.disableSymlinks)
}

function notCached(repository: Repository, path: string, folder: string): EvalError {
  const message = `The file "${path}" of the ${repository.type} ${repository.id} is not in the cache ${folder}`
  return repositoryError(
    repository,
    `${message}, and offline mode forbids to download it. Unset HF_HUB_OFFLINE once.`,
  )
}

const DISK: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your disk quota is used up'],
  ['EACCES', 'the folder may not be written'],
  ['EPERM', 'the folder may not be written'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'a file is in the way'],
  ['EEXIST', 'a file is in the way'],
])

function diskFailure(error: unknown, folder: string): OutputError | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  // Node reports ENOENT for a folder inside a read-only file system.
  const reason =
    error.syscall === 'mkdir' && error.code === 'ENOENT'
      ? 'it cannot be created'
      : DISK.get(String(error.code))
  if (reason === undefined) return undefined
  const message = `Cannot write the hub cache ${folder}: ${reason}. Set HF_HUB_CACHE to another folder.`
  return new OutputError(message, { cause: error })
}
