import path from 'node:path'
import { cacheFolder } from '../output/cache-folder.ts'

/** Where built requests are kept: `LM_HARNESS_CACHE_PATH`, as in lm_eval, else a folder of this tool's own cache. */
export function requestCacheFolder(environment: NodeJS.ProcessEnv): string {
  return environment['LM_HARNESS_CACHE_PATH'] || path.join(cacheFolder(environment), 'requests')
}
