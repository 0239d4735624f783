import { NetworkError } from '@eval/core'
import { isObject } from '../feature/is-object.ts'
import type { HubConnection } from './hub-connection.ts'
import { sendRequest } from './hub-request.ts'
import { revisionUrl } from './hub-url.ts'
import { isCommit, type Repository } from './repository.ts'
import { withRetry } from './retry.ts'
import { requireSuccess } from './status-failure.ts'

/** A revision of a repository as the hub tells it. */
export interface RepositoryInfo {
  readonly commit: string
  /** Paths with `/`. */
  readonly files: readonly string[]
}

/** Asks the hub for commit and files of a revision. */
export async function fetchRepositoryInfo(
  connection: HubConnection,
  repository: Repository,
): Promise<RepositoryInfo> {
  const { endpoint, metadataTimeoutMs } = connection.environment
  const url = revisionUrl(endpoint, repository)
  return await withRetry(connection.retry, connection.signal, async () => {
    const sent = await sendRequest(connection, { method: 'GET', url, timeoutMs: metadataTimeoutMs })
    const response = await requireSuccess(connection, sent, repository)
    return readInfo(await response.body.text(), endpoint)
  })
}

/** The hub's answer has many fields; these two are relied on. */
function readInfo(text: string, endpoint: string): RepositoryInfo {
  const json = parse(text)
  const sha = isObject(json) ? json['sha'] : undefined
  const siblings = isObject(json) && Array.isArray(json['siblings']) ? json['siblings'] : undefined
  if (typeof sha !== 'string' || !isCommit(sha) || siblings === undefined) {
    throw new NetworkError(
      `${endpoint} does not answer like a Hugging Face hub. Check HF_ENDPOINT and proxies.`,
    )
  }
  const files = siblings.map((sibling: unknown) => (isObject(sibling) ? sibling['rfilename'] : undefined))
  return { commit: sha, files: files.filter((file) => typeof file === 'string') }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An HTML page of a proxy or portal: refused by the caller's check.
    return undefined
  }
}
