import { join } from 'node:path'
import { DataError } from '@eval/core'
import { fileSize } from '../files/file-size.ts'
import type { Hub, Repository } from '../hub/index.ts'
import type { DataFilePatterns } from '../layout/data-file-patterns.ts'
import { hasWildcard, matchGlob } from '../layout/glob.ts'

/** True for `https://…` and `hf://…`. */
export function isRemote(pattern: string): boolean {
  return /^(?:https?|hf):\/\//.test(pattern)
}

/**
 * Replaces `hf://` patterns by the addresses of the files that match.
 * @throws DataError if none does.
 */
export async function expandRemotePatterns(
  patterns: DataFilePatterns,
  hub: Hub | undefined,
): Promise<DataFilePatterns> {
  const expanded = new Map<string, readonly string[]>()
  for (const [split, globs] of patterns) {
    const names: string[] = []
    for (const glob of globs) names.push(...(await expandPattern(glob, hub)))
    expanded.set(split, names)
  }
  return expanded
}

async function expandPattern(pattern: string, hub: Hub | undefined): Promise<readonly string[]> {
  const file = hubFile(pattern, hub)
  if (!file || !hub || !hasWildcard(file.path)) return [pattern]
  const matches = matchGlob(file.path, await hub.listFiles(file.repository))
  const { id, revision } = file.repository
  if (matches.length === 0) throw new DataError(`No file of ${id} matches ${pattern}.`)
  return matches.map((path) => `hf://datasets/${id}${revision === undefined ? '' : `@${revision}`}/${path}`)
}

/**
 * The local path of a remote file, downloaded if need be.
 * @param copies - A folder with files of the hub, each as `<repository>/<path>`: looked in where there is no hub.
 */
export async function fetchRemote(url: string, hub: Hub | undefined, copies?: string): Promise<string> {
  const file = hubFile(url, hub)
  if (!hub) return await copyOf(url, file, copies)
  if (file) return await hub.downloadFile(file.repository, file.path)
  if (/^https?:/.test(url)) return await hub.downloadUrl(url)
  throw new DataError(
    `The data file ${url} has no address that is understood (hf://datasets/<repository>/<file>).`,
  )
}

async function copyOf(url: string, file: HubFile | undefined, copies: string | undefined): Promise<string> {
  if (file === undefined || copies === undefined)
    throw new DataError(`The data file ${url} is on the web. Download it and name the local file.`)
  const copy = join(copies, file.repository.id, file.path)
  if ((await fileSize(copy)) > 0) return copy
  throw new DataError(`The data file ${url} is on the web, and there is no copy of it: ${copy}.`)
}

interface HubFile {
  readonly repository: Repository
  readonly path: string
}

/** `hf://datasets/org/name@revision/path`, or the address of a file of the hub. */
function hubFile(url: string, hub: Hub | undefined): HubFile | undefined {
  const endpoints = ['https://huggingface.co', ...(hub ? [hub.endpoint] : [])]
  const endpoint = endpoints.find((candidate) => url.startsWith(`${candidate}/datasets/`))
  const [, id, revision, path] = endpoint
    ? (/^\/datasets\/([^/]+\/[^/]+)\/(?:resolve|blob)\/((?:refs\/[^/]+\/)?[^/]+)\/([^?#]+)/.exec(
        url.slice(endpoint.length),
      ) ?? [])
    : (/^hf:\/\/datasets\/([^/@]+\/[^/@]+)(?:@((?:refs\/[^/]+\/)?[^/]+))?\/(.+)$/.exec(url) ?? [])
  if (id === undefined || path === undefined) return undefined
  const pinned = revision === undefined ? {} : { revision: decodeURIComponent(revision) }
  return { repository: { type: 'dataset', id, ...pinned }, path: endpoint ? decodeURIComponent(path) : path }
}
