import type { FileHandle } from 'node:fs/promises'
import type { AsyncBuffer } from 'hyparquet'

/** An open file as hyparquet reads it: byte ranges on demand, never the whole file. */
export function fileBuffer(handle: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const bytes = new Uint8Array(Math.max(0, end - start))
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
        if (bytesRead === 0)
          throw new Error(`the file ends at byte ${start + filled}, ${bytes.length - filled} too early`)
        filled += bytesRead
      }
      return bytes.buffer
    },
  }
}
