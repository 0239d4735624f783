import { OutputError } from '@eval/core'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file to be put into a zip. */
export interface ZipSource {
  /** Path inside the zip, `/` between folders. */
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** The earliest time a zip can hold: the same files make the same bytes whenever they are packed. */
const fixedDate = new Date(1980, 0, 1)
const unix = 3
const readableByAll = 0o100644 * 2 ** 16
/** Zips of this form hold sizes in 32 bits. */
const mostBytes = 2 ** 32 - 1

/**
 * The bytes of a zip of these files, in the order given. Deflate is fflate's, written in JavaScript: Node's zlib compresses
 * differently from processor to processor, and the same answers must give the same bytes everywhere.
 *
 * @throws OutputError for a file of 4 GiB or more.
 */
export async function* zipBytes(
  files: Iterable<ZipSource>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const ready: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    if (bytes.length > 0) ready.push(bytes)
  })
  let total = 0
  for (const { name, chunks } of files) {
    const file = name.endsWith('.zip') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    zip.add(Object.assign(file, { mtime: fixedDate, os: unix, attrs: readableByAll }))
    let size = 0
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > mostBytes) throw tooLarge(name)
      file.push(chunk, false)
      for (const bytes of ready.splice(0)) {
        total += bytes.length
        yield bytes
      }
      if (total > mostBytes) throw tooLarge(name)
    }
    file.push(new Uint8Array(), true)
  }
  zip.end()
  yield* ready
}

function tooLarge(name: string): OutputError {
  return new OutputError(
    `${name} takes 4 GiB or more, which a zip of this form cannot hold. Pack fewer logs.`,
  )
}
