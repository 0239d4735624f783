import {
  type Backend,
  type BackendMiddleware,
  type Completed,
  checkCapabilities,
  type Request,
  type ResponseStore,
  type RunOptions,
  requestKey,
  wrapBackend,
} from '@eval/core'
import { lookUp } from './look-up.ts'

/** Counts of requests since the middleware was made. */
export interface ResponseCacheStats {
  /** Answered from the store. */
  readonly hits: number
  /** Handed to the backend: unknown, and the first of its equals in a run. */
  readonly asked: number
}

/** The middleware of {@link withResponseCache}, with its counts. */
export interface ResponseCacheMiddleware extends BackendMiddleware {
  readonly stats: ResponseCacheStats
}

export interface ResponseCacheOptions {
  /** Told of each answer that came from the store. */
  readonly onHit?: (request: Request) => void
}

/**
 * Answers what the store knows, asks the backend for the rest, and stores each answer before it is handed on. Equal
 * requests of one run are asked once, unless the backend wants to be asked each (`capabilities.asksEquals`). Responses that failed are handed on, but not stored. A backend whose answers may
 * not be remembered (`capabilities.cacheable`) is left as it is.
 */
export function withResponseCache(
  store: ResponseStore,
  options: ResponseCacheOptions = {},
): ResponseCacheMiddleware {
  const stats = { hits: 0, asked: 0 }
  const middleware = (next: Backend): Backend => {
    if (next.capabilities.cacheable === false) return next
    return wrapBackend(next, <R extends Request>(requests: readonly R[], runOptions: RunOptions) =>
      answer(next, requests, runOptions),
    )
  }

  async function* answer<R extends Request>(
    next: Backend,
    requests: readonly R[],
    runOptions: RunOptions,
  ): AsyncGenerator<Completed<R>, void, undefined> {
    checkCapabilities(requests, next)
    const keys = requests.map((request) => requestKey(next.fingerprint, request))
    const unknown = new Map<string, number[]>()
    for (const { index, response, request } of lookUp(store, requests, keys, unknown)) {
      runOptions.signal?.throwIfAborted()
      stats.hits += 1
      options.onHit?.(request)
      yield { index, response }
    }
    const groups = next.capabilities.asksEquals === true ? singly(unknown) : [...unknown]
    stats.asked += groups.length
    yield* ask(store, next, requests, runOptions, groups)
  }

  return Object.assign(middleware, { stats })
}

/** A key and the indices of the requests that are asked together under it. */
type Group = readonly [key: string, indices: readonly number[]]

/** Every request by itself, in the order of the run. */
function singly(groups: ReadonlyMap<string, readonly number[]>): readonly Group[] {
  const all = [...groups].flatMap(([key, indices]) => indices.map((index) => [key, index] as const))
  return all.toSorted(([, a], [, b]) => a - b).map(([key, index]) => [key, [index]])
}

/** Asks the first of each group of equal requests and gives its answer to all of them. */
async function* ask<R extends Request>(
  store: ResponseStore,
  next: Backend,
  requests: readonly R[],
  options: RunOptions,
  groups: readonly Group[],
): AsyncGenerator<Completed<R>, void, undefined> {
  if (groups.length === 0) return
  const first = groups.flatMap(([, [index = -1]]) => requests[index] ?? [])
  for await (const { index, response } of next.run(first, options)) {
    const [key, equals] = groups[index] ?? []
    if (key === undefined || equals === undefined) continue
    if (response.state === 'ok' || response.state === 'truncated') store.put(key, response)
    for (const index of equals) yield { index, response }
  }
}
