import { sha256Hex } from '@eval/pystd'

const SUFFIX = `.${sha256Hex('EleutherAI-lm-evaluation-harness')}.pickle`

/** File systems take 255; lm_eval stays below. */
const MAX_BYTES = 240

/** Ends the name of every file of a request cache. The word `pickle` is lm_eval's; ours are no pickles. */
export const requestCacheSuffix: string = SUFFIX

/**
 * The file that keeps the requests of a key: the key with slashes as `_`, shortened with a digest where it is too long.
 * @source lm_eval/caching/cache.py `_cache_file_path`, 0.4.13
 */
export function requestCacheFileName(key: string): string {
  const safe = key.replaceAll(/[/\\]+/g, '_')
  if (Buffer.byteLength(safe + SUFFIX) <= MAX_BYTES) return safe + SUFFIX
  const ending = `-${sha256Hex(key).slice(0, 16)}${SUFFIX}`
  const prefix = wholeCharacters(Buffer.from(safe).subarray(0, MAX_BYTES - Buffer.byteLength(ending)))
  return (prefix.replace(/[-_.]+$/, '') || 'cache') + ending
}

/** A character that was cut in two is left out. */
function wholeCharacters(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true })
}
