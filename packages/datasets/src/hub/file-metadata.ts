import { NetworkError } from '@eval/core'
import type { HubConnection } from './hub-connection.ts'
import { type HubResponse, sendRequest } from './hub-request.ts'
import { fileUrl } from './hub-url.ts'
import { type Repository } from './repository.ts'
import { withRetry } from './retry.ts'
import { requireSuccess } from './status-failure.ts'

/** What the hub says about a file before sending it. */
export interface FileMetadata {
  /** Names the content: SHA-256 of large files, git's blob hash of small ones, else what the server chose. */
  readonly etag: string
  /** Bytes; absent if the server does not say. */
  readonly size?: number
}

/** Asks for a file's name in the cache and its size. */
export async function fetchFileMetadata(
  connection: HubConnection,
  repository: Repository,
  path: string,
): Promise<FileMetadata> {
  const { endpoint, metadataTimeoutMs } = connection.environment
  const url = fileUrl(endpoint, repository, path)
  return await withRetry(connection.retry, connection.signal, async () => {
    const sent = await sendRequest(connection, {
      method: 'HEAD',
      url,
      timeoutMs: metadataTimeoutMs,
      stayOnHub: true,
    })
    await sent.body.dump()
    return readMetadata(await requireSuccess(connection, sent, repository, path), endpoint, path)
  })
}

function readMetadata({ status, headers }: HubResponse, endpoint: string, path: string): FileMetadata {
  const etag = (headers.get('x-linked-etag') ?? headers.get('etag') ?? '')
    .replace(/^W\//, '')
    .replaceAll('"', '')
  if (!/^[\w.-]+$/.test(etag) || /^\.+$/.test(etag)) {
    throw new NetworkError(
      `${endpoint} does not say which content "${path}" has (no usable ETag). Check HF_ENDPOINT and proxies.`,
    )
  }
  const length = headers.get('x-linked-size') ?? (status < 300 ? headers.get('content-length') : undefined)
  const size = Number(length)
  return length !== undefined && Number.isSafeInteger(size) ? { etag, size } : { etag }
}
