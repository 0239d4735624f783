import { compareCodePoints } from '@eval/pystd'
import type { Archive, ArchiveEntry } from '../archive/archive.ts'
import { extractedPath } from './extracted-path.ts'
import type { Finding } from './finding.ts'

/** A file that the service takes for a class's. */
export interface ClassEntry {
  readonly entry: ArchiveEntry
  /** Path after unpacking. */
  readonly path: string
  /** With its dot; empty without one. */
  readonly extension: string
}

/** File name without extension → the file, as the service finds them, and what is odd about the names. */
export interface ClassEntries {
  readonly byName: ReadonlyMap<string, ClassEntry>
  readonly findings: readonly Finding[]
}

/**
 * Finds the files of a submission at any depth.
 *
 * Parity: folders are walked after their parent, and the last file of a name counts; so one in a sub-folder takes the place
 * of the one at the root, and of two entries with one path the later one counts.
 *
 * @source MERA modules/scoring/src/worker.py `prepare`, v1.2
 */
export function classFiles({ entries }: Archive): ClassEntries {
  const findings: Finding[] = []
  const byPath = new Map<string, ArchiveEntry>()
  for (const entry of entries) {
    const path = extractedPath(entry.name)
    if (path !== entry.name) findings.push(unsafeName(entry.name, path))
    if (byPath.has(path)) findings.push(duplicateEntry(path))
    byPath.set(path, entry)
  }
  const byName = new Map<string, ClassEntry>()
  for (const [path, entry] of [...byPath].toSorted(([a], [b]) => walkOrder(a, b))) {
    const { stem, extension } = parts(path)
    const earlier = byName.get(stem)
    if (earlier !== undefined) findings.push(replacedFile(earlier.path, path))
    else if (path.includes('/') && extension === '.json') findings.push(inFolder(path))
    byName.set(stem, { entry, path, extension })
  }
  return { byName, findings }
}

/** Python's `os.path.splitext` of the last part: a leading dot begins no extension. */
function parts(path: string): { stem: string; extension: string } {
  const name = path.split('/').at(-1) ?? ''
  const dot = name.lastIndexOf('.')
  const dotted = dot > 0 && !/^\.*$/.test(name.slice(0, dot))
  return dotted ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: '' }
}

/** Files of a folder before its sub-folders; of two files with one stem, `.json` last, because it is meant. */
function walkOrder(a: string, b: string): number {
  const [folderA, folderB] = [a, b].map((path) => path.split('/').slice(0, -1).join('/'))
  if (folderA !== folderB) return compareCodePoints(folderA ?? '', folderB ?? '')
  const rank = (path: string): number => (path.endsWith('.json') ? 1 : 0)
  return rank(a) - rank(b)
}

function unsafeName(name: string, path: string): Finding {
  return {
    severity: 'warning',
    code: 'unsafe_name',
    file: name,
    message: `the name leads out of the folder it is unpacked to; the service takes it for ${path}`,
  }
}

function duplicateEntry(path: string): Finding {
  return {
    severity: 'warning',
    code: 'duplicate_entry',
    file: path,
    message: 'the zip holds this file more than once; the last one counts',
  }
}

function replacedFile(earlier: string, path: string): Finding {
  return {
    severity: 'warning',
    code: 'replaced_file',
    file: path,
    message: `it takes the place of ${earlier}, because both have one name: only one of them is scored`,
  }
}

function inFolder(path: string): Finding {
  return {
    severity: 'warning',
    code: 'nested_file',
    file: path,
    message: 'it lies in a sub-folder; the service finds it there, but files belong at the root',
  }
}
