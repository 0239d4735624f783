import { open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { reason } from '../sqlite/reason.ts'
import { isRequestsFile, readRequestsFile } from './read-requests-file.ts'
import { requestCacheFileName, requestCacheSuffix } from './request-cache-file-name.ts'
import type { StoredRequests } from './stored-requests.ts'
import { MAGIC, writeRequestsFile } from './write-requests-file.ts'

export interface RequestCacheOptions {
  readonly folder: string
  /** Is told what could not be read or written; a run goes on without. */
  readonly onWarning: (message: string) => void
}

/** Files with the requests of tasks, one a key. Several runs may use a folder at once: the last one to write a key wins. */
export interface RequestCache {
  /** What is stored under a key; undefined where nothing is, or nothing that can be used. */
  load(key: string): Promise<StoredRequests | undefined>
  save(key: string, stored: StoredRequests): Promise<void>
  /** Removes all that a request cache wrote into the folder, and returns the number of files. */
  clear(): Promise<number>
}

/**
 * The cache of built requests in a folder. Keys and file names are lm_eval's, the content is not: a pickle of lm_eval is
 * neither read nor replaced.
 * @source lm_eval/caching/cache.py, 0.4.13
 */
export function requestCache({ folder, onWarning }: RequestCacheOptions): RequestCache {
  const fileOf = (key: string): string => path.join(folder, requestCacheFileName(key))
  return {
    load: async (key) => {
      const file = fileOf(key)
      const found = await orWarn(`the stored prompts in ${file} cannot be read`, () =>
        readRequestsFile(file, key),
      )
      if (found?.state === 'damaged')
        onWarning(`the stored prompts in ${file} are damaged; they are built anew, and the file is replaced`)
      return found?.state === 'sound' ? found.stored : undefined
    },
    save: async (key, stored) => {
      const file = fileOf(key)
      await orWarn(`the prompts cannot be stored in ${file}; the run goes on without`, async () => {
        if (!(await isForeign(file))) return writeRequestsFile(file, key, stored)
        onWarning(
          `${file} was written by another program (lm_eval, perhaps) and is left alone: the prompts are not stored. Name a folder of its own with LM_HARNESS_CACHE_PATH.`,
        )
      })
    },
    clear: () => clear(folder),
  }

  async function orWarn<T>(what: string, action: () => Promise<T>): Promise<T | undefined> {
    try {
      return await action()
    } catch (error) {
      onWarning(`${what} (${reason(error)})`)
      return undefined
    }
  }
}

async function clear(folder: string): Promise<number> {
  let removed = 0
  for (const name of await namesIn(folder)) {
    const file = path.join(folder, name)
    if (!name.endsWith(requestCacheSuffix) || !(await isOurs(file))) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

async function isForeign(file: string): Promise<boolean> {
  try {
    return !(await isOurs(file))
  } catch (error) {
    if (isAbsent(error)) return false
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function isOurs(file: string): Promise<boolean> {
  await using handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0)
  return isRequestsFile(buffer)
}
