import { open } from 'node:fs/promises'

/** Bytes read at a time. The cuts decide the bytes of a compressed file, so they never depend on the file system. */
const chunkSize = 2 ** 16

/** The bytes of a file in pieces of one size. @throws the file system's error */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  await using handle = await open(path)
  for (;;) {
    const chunk = new Uint8Array(chunkSize)
    let filled = 0
    while (filled < chunkSize) {
      const { bytesRead } = await handle.read(chunk, filled, chunkSize - filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    if (filled > 0) yield chunk.subarray(0, filled)
    if (filled < chunkSize) return
  }
}
