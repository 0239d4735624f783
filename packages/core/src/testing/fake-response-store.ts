import type { Response } from '../response.ts'
import type { ResponseStore } from '../response-store.ts'

/** A {@link ResponseStore} in memory, for tests. */
export function fakeResponseStore(): ResponseStore {
  const responses = new Map<string, Response>()
  return {
    getMany: (keys) => {
      const found = keys.flatMap((key) => {
        const response = responses.get(key)
        return response ? [[key, response] as const] : []
      })
      return new Map(found)
    },
    put: (key, response) => {
      if (response.state === 'ok' || response.state === 'truncated') responses.set(key, response)
    },
    flush: () => {},
    [Symbol.asyncDispose]: async () => {},
  }
}
