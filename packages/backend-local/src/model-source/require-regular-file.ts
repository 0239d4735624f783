import { stat } from 'node:fs/promises'
import { ModelError } from '@eval/core'

/** Refuses folders, pipes and devices, which would fail later or wait for ever. @throws ModelError naming the path */
export async function requireRegularFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || found.isFile()) return
  throw new ModelError(
    `${path} is ${found.isDirectory() ? 'a folder' : 'no regular file'}, where a file is expected.`,
  )
}
