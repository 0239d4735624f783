import type { FileHandle } from 'node:fs/promises'

/** The bytes of a file from `start` on. @throws Error if it ends before. */
export async function readAt(
  handle: FileHandle,
  start: number,
  length: number,
): Promise<DataView<ArrayBuffer>> {
  const bytes = new Uint8Array(length)
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled)
    if (bytesRead === 0) throw new Error('the file ends too early')
    filled += bytesRead
  }
  return new DataView(bytes.buffer)
}
