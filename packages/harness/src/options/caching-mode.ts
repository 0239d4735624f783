import { dictGet, isDict, type PyDict, type PyValue } from '@eval/pystd'
import { type RequestCacheMode, requestCacheModes } from './request-cache-mode.ts'

/**
 * What `--cache_requests` says: a word, true, or in a configuration file the mapping that lm_eval makes of the words. Null
 * means no caching, undefined that the value means nothing.
 *
 * @source lm_eval/_cli/utils.py `request_caching_arg_to_dict`, lm_eval/_cli/run.py, 0.4.13
 */
export function cachingMode(value: PyValue): RequestCacheMode | null | undefined {
  if (value === null || value === false || value === 'false') return null
  if (value === true) return 'true'
  if (isDict(value)) return ofMapping(value)
  return requestCacheModes.find((mode) => mode === value)
}

function ofMapping(said: PyDict): RequestCacheMode | null {
  if (dictGet(said, 'delete_requests_cache') === true) return 'delete'
  if (dictGet(said, 'cache_requests') !== true) return null
  return dictGet(said, 'rewrite_requests_cache') === true ? 'refresh' : 'true'
}
