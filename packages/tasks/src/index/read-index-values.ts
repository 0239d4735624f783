import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { DataError } from '@eval/core'
import { textsOf } from '../loading/shapes.ts'
import { type IndexValues, scanTaskFile } from './scan-task-file.ts'

/** Scanned files by path, so that a base file shared by thousands of tasks is read once. */
export type ScanCache = Map<string, Promise<IndexValues>>

/**
 * The index keys of a file and its includes, merged as a task's values are.
 * @throws DataError for a file that cannot be read or parsed, or that includes itself.
 */
export async function readIndexValues(
  file: string,
  cache: ScanCache,
  including: readonly string[] = [],
): Promise<IndexValues> {
  if (including.includes(file)) throw new DataError(`${file} includes itself.`)
  const { include, ...own } = await scanned(file, cache)
  let merged: IndexValues = {}
  for (const name of textsOf(include)) {
    const included = path.resolve(path.dirname(file), name)
    merged = { ...merged, ...(await readIndexValues(included, cache, [...including, file])) }
  }
  return { ...merged, ...own }
}

function scanned(file: string, cache: ScanCache): Promise<IndexValues> {
  const known = cache.get(file)
  if (known) return known
  const values = readFile(file, 'utf8').then((text) => scanTaskFile(text, file))
  cache.set(file, values)
  return values
}
