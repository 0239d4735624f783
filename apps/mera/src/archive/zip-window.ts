import { type FileHandle, open } from 'node:fs/promises'

/** Where in a file the zip lies. */
export interface ZipWindow {
  /** First byte. */
  readonly start: number
  /** Behind the last byte. */
  readonly end: number
}

const endRecord = 22
const longestComment = 0xffff
const unknown = 0xffffffff

/**
 * Finds the zip in a file that has other bytes before or after it, as Python's `zipfile` does and yauzl does not. Undefined
 * where the zip is the whole file, or there is none.
 */
export async function zipWindow(path: string): Promise<ZipWindow | undefined> {
  await using handle = await open(path)
  const { size } = await handle.stat()
  const tail = await lastBytes(handle, size)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (at < 0 || at + endRecord > tail.length) return undefined
  const [directorySize, directoryOffset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (directorySize === unknown || directoryOffset === unknown) return undefined
  const position = size - tail.length + at
  const start = position - directorySize - directoryOffset
  const end = position + endRecord + tail.readUInt16LE(at + 20)
  return start < 0 || end > size || (start === 0 && end === size) ? undefined : { start, end }
}

async function lastBytes(handle: FileHandle, size: number): Promise<Buffer> {
  const length = Math.min(size, endRecord + longestComment)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.subarray(0, bytesRead)
}
