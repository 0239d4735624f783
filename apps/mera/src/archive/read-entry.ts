import { DataError } from '@eval/core'
import type { ArchiveEntry } from './archive.ts'

/**
 * The whole content of a file.
 * @param most - Bytes that are taken into memory at most.
 * @throws DataError if it is longer, damaged or encrypted.
 */
export async function readEntry(entry: ArchiveEntry, most: number): Promise<Uint8Array> {
  if (entry.trouble !== undefined) throw new DataError(`${entry.name}: ${entry.trouble.message}.`)
  if (entry.size > most) throw tooLong(entry, most)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of entry.bytes()) {
    length += chunk.length
    if (length > most) throw tooLong(entry, most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, length)
}

function tooLong(entry: ArchiveEntry, most: number): DataError {
  return new DataError(
    `${entry.name}: it unpacks to more than ${most / 2 ** 20} MiB, far beyond any real answers; it is not read.`,
  )
}
