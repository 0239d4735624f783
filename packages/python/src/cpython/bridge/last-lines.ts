import { open } from 'node:fs/promises'

/** Bytes at the end of a file that are looked at. */
const part = 2000

/** The end of what was printed to a file; empty if there is nothing. */
export async function lastLines(file: string): Promise<string> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    const start = Math.max(0, size - part)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(part), 0, part, start)
    return buffer.subarray(0, bytesRead).toString('utf8').trim()
  } catch {
    return ''
  }
}
