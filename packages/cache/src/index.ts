export { openResponseStore, type ResponseStoreOptions } from './open-response-store.ts'
export {
  type ResponseCacheMiddleware,
  type ResponseCacheOptions,
  type ResponseCacheStats,
  withResponseCache,
} from './with-response-cache.ts'
export { requestCache, type RequestCache, type RequestCacheOptions } from './requests/request-cache.ts'
export type { StoredDocument, StoredInstance, StoredRequests } from './requests/stored-requests.ts'
