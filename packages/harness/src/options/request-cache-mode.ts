/** What `--cache_requests` asks for: use what is stored and store what is not, build all anew, or remove what is stored. */
export type RequestCacheMode = 'true' | 'refresh' | 'delete'

export const requestCacheModes: readonly RequestCacheMode[] = ['true', 'refresh', 'delete']
