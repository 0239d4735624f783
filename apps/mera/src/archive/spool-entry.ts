import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DataError } from '@eval/core'
import { writeFileSafely } from '@eval/results/write'
import type { ArchiveEntry } from './archive.ts'

/** A file of an archive, unpacked for as long as it is held. */
export interface SpooledFile extends AsyncDisposable {
  readonly path: string
}

/**
 * Unpacks one file into the folder for temporary files.
 * @param most - Bytes to unpack at most.
 * @throws DataError if it is longer or damaged; OutputError if there is no room for it.
 */
export async function spoolEntry(entry: ArchiveEntry, most: number): Promise<SpooledFile> {
  if (entry.trouble !== undefined) throw new DataError(`${entry.name}: ${entry.trouble.message}.`)
  const folder = await mkdtemp(path.join(tmpdir(), 'mera-'))
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const file = path.join(folder, 'entry')
    await writeFileSafely(file, limited(entry, most))
    return { path: file, [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

async function* limited(entry: ArchiveEntry, most: number): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const chunk of entry.bytes()) {
    length += chunk.length
    if (length > most)
      throw new DataError(`${entry.name}: it unpacks to more than ${most / 2 ** 30} GiB; it is not read.`)
    yield chunk
  }
}
