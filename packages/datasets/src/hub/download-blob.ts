import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { NetworkError } from '@eval/core'
import { describeFailure } from './connection-failure.ts'
import type { FileMetadata } from './file-metadata.ts'
import type { HubConnection } from './hub-connection.ts'
import { type HubResponse, sendRequest } from './hub-request.ts'
import { fileUrl } from './hub-url.ts'
import { PartialBlob } from './partial-blob.ts'
import type { Repository } from './repository.ts'
import { withRetry } from './retry.ts'
import { requireSuccess } from './status-failure.ts'
import { TransientNetworkError } from './transient-network-error.ts'

/** A file of the hub and where its content goes. */
export interface BlobDownload {
  readonly repository: Repository
  readonly path: string
  readonly metadata: FileMetadata
  /** Absolute path of the finished blob. */
  readonly blob: string
}

/**
 * Downloads a content, continuing after lost connections and earlier runs, and gives it its name once size and hash are
 * right.
 */
export async function downloadBlob(connection: HubConnection, download: BlobDownload): Promise<void> {
  await mkdir(dirname(download.blob), { recursive: true })
  await using partial = await PartialBlob.open(download.blob, download.metadata.size)
  const resumed = partial.length > 0
  await fetchWhole(connection, download, partial)
  if (!partial.isWhole()) {
    await partial.reset()
    // What was left behind may have been damaged: only a download from the beginning tells.
    if (resumed) await fetchWhole(connection, download, partial)
    if (!resumed || !partial.isWhole()) throw await damaged(connection, download, partial)
  }
  await partial.finish()
}

async function damaged(
  connection: HubConnection,
  download: BlobDownload,
  partial: PartialBlob,
): Promise<NetworkError> {
  await partial.reset()
  const { repository, path, metadata } = download
  return new NetworkError(
    `The content of "${path}" of ${repository.id} that ${connection.environment.endpoint} sent is not what it announced` +
      ` (hash ${metadata.etag}). A proxy or mirror may have damaged it; try again, or another HF_ENDPOINT.`,
  )
}

async function fetchWhole(
  connection: HubConnection,
  download: BlobDownload,
  partial: PartialBlob,
): Promise<void> {
  const { size } = download.metadata
  if (size !== undefined && partial.length > size) await partial.reset()
  await withRetry(connection.retry, connection.signal, async () => {
    if (partial.length !== size || size === 0) await fetchRest(connection, download, partial)
  })
}

async function fetchRest(
  connection: HubConnection,
  download: BlobDownload,
  partial: PartialBlob,
): Promise<void> {
  const { repository, path, metadata } = download
  const { endpoint, downloadTimeoutMs } = connection.environment
  const url = fileUrl(endpoint, repository, path)
  const headers = partial.length > 0 ? { range: `bytes=${partial.length}-` } : {}
  const response = await sendRequest(connection, {
    method: 'GET',
    url,
    timeoutMs: downloadTimeoutMs,
    headers,
  })
  await agreeOnStart(connection, download, partial, response)
  report(connection, download, partial.length)
  for await (const chunk of bodyChunks(response, url, endpoint)) {
    await partial.append(chunk)
    report(connection, download, partial.length)
  }
  if (metadata.size !== undefined && partial.length < metadata.size) {
    throw new TransientNetworkError(
      `${endpoint}: "${path}" ended after ${partial.length} of ${metadata.size} bytes.`,
    )
  }
}

/** A server may ignore that only the rest was asked for, or refuse the range: then all begins again. */
async function agreeOnStart(
  connection: HubConnection,
  { repository, path }: BlobDownload,
  partial: PartialBlob,
  response: HubResponse,
): Promise<void> {
  if (response.status === 416) {
    await Promise.all([response.body.dump(), partial.reset()])
    throw new TransientNetworkError(
      `${connection.environment.endpoint} cannot continue the download of "${path}".`,
    )
  }
  await requireSuccess(connection, response, repository, path)
  const from = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (response.status === 206 && Number(from) === partial.length) return
  await partial.reset()
  if (response.status === 200) return
  await response.body.dump()
  throw new TransientNetworkError(
    `${connection.environment.endpoint} sent another part of "${path}" than was asked for.`,
  )
}

/** The body; what fails while it is read is a failure of the network. */
async function* bodyChunks({ body }: HubResponse, url: string, endpoint: string): AsyncGenerator<Uint8Array> {
  const chunks = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw describeFailure(error, new URL(url), endpoint)
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    body.destroy()
  }
}

function report(connection: HubConnection, { path, metadata }: BlobDownload, done: number): void {
  const total = metadata.size === undefined ? {} : { total: metadata.size }
  connection.progress?.progress({ phase: `download ${path}`, done, unit: 'bytes', ...total })
}
