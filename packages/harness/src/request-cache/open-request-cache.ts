import type { RequestCache } from '@eval/cache'
import type { ProgressSink } from '@eval/core'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { requestCacheFolder } from './request-cache-folder.ts'

/** What the opening of a cache is given by the run. */
export interface RequestCacheContext {
  readonly environment: NodeJS.ProcessEnv
  readonly progress: ProgressSink
  readonly printAside: (text: string) => void
}

/**
 * The cache of built requests that a run asks for; undefined where it asks for none. With `--cache_requests delete` the
 * stored ones are removed first, and the run goes on without, as in lm_eval.
 */
export async function openRequestCache(
  { cacheRequests }: RunConfiguration,
  { environment, progress, printAside }: RequestCacheContext,
): Promise<RequestCache | undefined> {
  if (cacheRequests === null) return undefined
  const { requestCache } = await import('@eval/cache')
  const folder = requestCacheFolder(environment)
  const cache = requestCache({ folder, onWarning: (text) => progress.warning(text) })
  if (cacheRequests !== 'delete') return cache
  const removed = await cache.clear()
  printAside(`--cache_requests delete: ${removed} ${removed === 1 ? 'file' : 'files'} removed from ${folder}`)
  return undefined
}
