import type { Completed, Request, Response, ResponseStore } from '@eval/core'

/** How many keys are looked up at a time, so that the first answers are handed on at once. */
const lookupSize = 1000

/** Yields what the store knows; the indices of the other requests are gathered in `unknown`, by key. */
export function* lookUp<R extends Request>(
  store: ResponseStore,
  requests: readonly R[],
  keys: readonly string[],
  unknown: Map<string, number[]>,
): Generator<Completed<R> & { readonly request: R }, void, undefined> {
  for (let start = 0; start < keys.length; start += lookupSize) {
    const known = store.getMany(keys.slice(start, start + lookupSize))
    for (const [offset, request] of requests.slice(start, start + lookupSize).entries()) {
      const index = start + offset
      const key = keys[index] ?? ''
      const response = known.get(key)
      if (response !== undefined && answers(response, request)) yield { index, response, request }
      else addTo(unknown, key, index)
    }
  }
}

function answers<R extends Request>(response: Response, request: R): response is Response<R> {
  return response.type === request.type
}

function addTo(groups: Map<string, number[]>, key: string, index: number): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [index])
  else group.push(index)
}
