export { openResponseStore, type ResponseStoreOptions } from './open-response-store.ts'
export {
  type ResponseCacheMiddleware,
  type ResponseCacheOptions,
  type ResponseCacheStats,
  withResponseCache,
} from './with-response-cache.ts'
