import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DataError } from '@eval/core'
import { unzipSync } from 'fflate'
import { tarFiles } from './tar-files.ts'

/** Most bytes of an archive's files. */
const limit = 1024 * 1024 * 1024

/**
 * The files of a wheel or source archive, path → contents. Nothing of them is executed or written.
 * @throws DataError for an archive that is damaged, too large, or holds a path that leads out of its folder.
 */
export function archiveFiles(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = name.endsWith('.tar.gz') || name.endsWith('.tgz') ? untar(name, bytes) : unzip(name, bytes)
  for (const file of files.keys()) {
    const isPlain =
      path.posix.normalize(file) === file && !/^(?:\/|\.\.(?:\/|$))|[\\\0]|^[A-Za-z]:/.test(file)
    if (!isPlain)
      throw new DataError(`${name} holds a file outside its folder: ${file}. It was not unpacked.`)
  }
  return files
}

function untar(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return tarFiles(
    name,
    opened(name, () => gunzipSync(bytes, { maxOutputLength: limit })),
  )
}

function unzip(name: string, bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let total = 0
  const filter = ({ originalSize }: { readonly originalSize: number }): boolean => {
    total += originalSize
    if (total > limit) throw new DataError(`${name} holds more than ${limit} bytes. It was not unpacked.`)
    return true
  }
  const entries = Object.entries(opened(name, () => unzipSync(bytes, { filter })))
  return new Map(entries.filter(([file]) => !file.endsWith('/')))
}

function opened<T>(name: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof DataError) throw error
    const reason = error instanceof Error ? `: ${error.message}` : ''
    throw new DataError(`${name} cannot be unpacked${reason}. Download it again.`, { cause: error })
  }
}
