import type { Response } from './response.ts'

/**
 * Remembers responses by key across runs and crashes. Only answered requests (`ok`, `truncated`) are stored.
 * Implementations run `responseStoreConformance` of `@eval/core/testing`.
 */
export interface ResponseStore extends AsyncDisposable {
  /** The stored responses of the keys that are known. `keys` are SHA-256 hex. */
  getMany(keys: readonly string[]): ReadonlyMap<string, Response>
  /** Durable against a crash of this process once `flush` returns, and soon after by itself. */
  put(key: string, response: Response): void
  /** @throws OutputError if the responses cannot be written anywhere. */
  flush(): void
}
