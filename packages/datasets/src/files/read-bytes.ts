import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { DataError } from '@eval/core'

const CHUNK = 1 << 20
const GZIP = 0x1f8b0800
const ZSTD = 0x28b52ffd
const ZIP = 0x504b0304

/**
 * The bytes of a file in chunks; gzip and Zstandard files (by their first bytes, whatever the name) are decompressed.
 * @throws DataError if the file cannot be read.
 */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    const magic = await firstBytes(path)
    if (magic === ZIP) throw new DataError(`${path} is a zip archive. Unpack it and name the file inside.`)
    const raw = createReadStream(path, { highWaterMark: CHUNK })
    const unpack = decompressor(magic)
    // pipeline hands an error of either stream to the reader; the callback is there because it must be.
    yield* unpack ? pipeline(raw, unpack, () => {}) : raw
  } catch (error) {
    if (error instanceof DataError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataError(`${path} cannot be read: ${reason}`, { cause: error })
  }
}

function decompressor(magic: number): ReturnType<typeof createGunzip> | undefined {
  if ((magic & 0xffffff00) >>> 0 === GZIP) return createGunzip()
  return magic === ZSTD ? createZstdDecompress() : undefined
}

async function firstBytes(path: string): Promise<number> {
  if (!(await stat(path)).isFile())
    throw new DataError(`${path} is no regular file, where a file is expected.`)
  const handle = await open(path)
  try {
    const bytes = new Uint8Array(4)
    await handle.read(bytes, 0, 4, 0)
    return new DataView(bytes.buffer).getUint32(0)
  } finally {
    await handle.close()
  }
}
