import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256Hex } from '@eval/pystd'
import type { IncludeRules } from '../loading/include-trail.ts'
import type { LibraryScan } from './library-scan.ts'
import type { scanLibrary } from './scan-library.ts'
import { areUnchanged } from './scanned-paths.ts'

/** Raised when what a scan finds in the same files changes. */
const FORMAT = 1

/** Files and folders from which on a scan is kept: it takes little, but the YAML parser that it needs takes as long as the rest. */
const WORTH_KEEPING = 10

/** A scan as it is kept. */
interface KeptScan extends LibraryScan {
  readonly format: number
  readonly root: string
}

/** The folder, and what its files may do. */
type ScannedLibrary = IncludeRules & { readonly root: string }

/**
 * {@link scanLibrary}; what it found in a large library is kept in a file of `cacheFolder` until a folder or file of the
 * library changes. A cache that cannot be read or written only costs time.
 * @throws UsageError if the library's folder cannot be read.
 */
export async function cachedScan(
  library: ScannedLibrary,
  cacheFolder: string | undefined,
): Promise<LibraryScan> {
  if (cacheFolder === undefined) return await scan(library.root, library)
  const absolute = path.resolve(library.root)
  const file = path.join(
    cacheFolder,
    `tasks-${sha256Hex(`${absolute} ${library.sharedIncludes}`).slice(0, 16)}.json`,
  )
  const known = readScan(file, absolute)
  if (known && areUnchanged(absolute, known.read)) return known
  const found = await scan(absolute, library)
  if (found.read.length >= WORTH_KEEPING)
    await writeScan(file, JSON.stringify({ format: FORMAT, root: absolute, ...found }))
  return found
}

/** Imported when needed: it brings a YAML parser. */
const scan: typeof scanLibrary = async (...args) => (await import('./scan-library.ts')).scanLibrary(...args)

/** Not checked beyond its head: it is our own file, and checking 30,000 rows takes longer than reading them. */
function readScan(file: string, root: string): LibraryScan | undefined {
  try {
    // Read whole and at once, megabytes take a third of the time.
    const kept: KeptScan = JSON.parse(readFileSync(file, 'utf8'))
    return kept.format === FORMAT && kept.root === root ? kept : undefined
  } catch {
    return undefined
  }
}

/** Written under another name first: whoever reads meanwhile sees a whole file. */
async function writeScan(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(unfinished, text)
    await rename(unfinished, file)
  } catch {
    // A folder that cannot be written to: the next start scans again.
  }
}
