import { createHash } from 'node:crypto'
import { DataError } from '@eval/core'
import { parseMetadata } from './package-metadata.ts'
import type { PackageTree } from './package-tree.ts'

/** What a wheel installs. @throws DataError for one that is damaged: every file has its digest in `RECORD`. */
export function wheelTree(name: string, all: ReadonlyMap<string, Uint8Array>): PackageTree {
  const record = [...all.keys()].find((file) => /^[^/]+\.dist-info\/RECORD$/.test(file))
  if (record === undefined) throw new DataError(`${name} is no wheel: it has no *.dist-info/RECORD.`)
  const digests = recordedDigests(decoded(all.get(record)))
  const files = new Map<string, Uint8Array>()
  for (const [file, contents] of all) {
    const isOfRecord = file.startsWith(record)
    const digest = createHash('sha256').update(contents).digest('base64url')
    if (!isOfRecord && digests.get(file) !== digest)
      throw new DataError(
        `${name} is damaged: ${file} is not the file that its RECORD lists. Download it again.`,
      )
    const place = installedPlace(file)
    if (place !== undefined) files.set(place, contents)
  }
  const metadata = parseMetadata(decoded(all.get(record.replace(/RECORD$/, 'METADATA'))))
  return { metadata, files }
}

/** `x.data/purelib/y.py` → `y.py`; scripts, headers and the like are not needed. */
function installedPlace(file: string): string | undefined {
  const data = /^[^/]+\.data\/([^/]+)\/(.+)$/.exec(file)
  if (data === null) return file
  return data[1] === 'purelib' || data[1] === 'platlib' ? data[2] : undefined
}

/** Lines `path,sha256=digest,size`; a path with a comma is in quotes. */
function recordedDigests(record: string): ReadonlyMap<string, string> {
  const lines = record.matchAll(/^(?:"((?:[^"]|"")*)"|([^",\r\n]*)),sha256=([\w-]+)=*,/gm)
  return new Map(
    [...lines].map(([, quoted, plain, digest]) => [
      quoted?.replaceAll('""', '"') ?? plain ?? '',
      digest ?? '',
    ]),
  )
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes ?? new Uint8Array())
}
