import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { DataError } from '@eval/core'
import type { DatasetOrigin } from './dataset-origin.ts'

/** Bytes that are read at a time. */
const READ = 1 << 18

/**
 * SHA-256 (hexadecimal) of every file of an origin, by name. Reads the files: some seconds per gigabyte.
 * @throws DataError if a file is gone.
 */
export async function fileDigests(origin: DatasetOrigin): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>()
  const memory = Buffer.allocUnsafe(READ)
  for (const { name, path } of origin.files) digests.set(name, await fileDigest(path, memory))
  return digests
}

async function fileDigest(path: string, memory: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  try {
    await using file = await open(path)
    for (;;) {
      const { bytesRead } = await file.read(memory)
      if (bytesRead === 0) break
      hash.update(memory.subarray(0, bytesRead))
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataError(`${path} cannot be read: ${reason}`, { cause: error })
  }
  return hash.digest('hex')
}
