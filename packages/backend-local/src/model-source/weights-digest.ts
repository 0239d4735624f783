import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Read at once, bytes. */
const BLOCK = 1 << 20

/**
 * SHA-256 hex of each weights file's content, joined and hashed again. Files of the hub's cache are named by their
 * SHA-256, which was checked when they were downloaded; others are read.
 */
export async function weightsDigest(files: readonly string[]): Promise<string> {
  const all = createHash('sha256')
  for (const file of files) all.update(await fileDigest(file))
  return all.digest('hex')
}

async function fileDigest(file: string): Promise<string> {
  const name = basename(await realpath(file))
  if (/^[0-9a-f]{64}$/.test(name)) return name
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: BLOCK }), hash)
  return hash.digest('hex')
}
