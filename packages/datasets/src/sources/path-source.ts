import { stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { DataError } from '@eval/core'
import { suggestion } from '../errors/nearest-names.ts'
import { listFiles } from '../files/list-files.ts'
import type { Hub } from '../hub/index.ts'
import { type DataFilePatterns, dataFilePatterns } from '../layout/data-file-patterns.ts'
import { defaultSplits } from '../layout/default-splits.ts'
import { hasWildcard, matchGlob } from '../layout/glob.ts'
import { isDataFile } from '../layout/repository-layout.ts'
import type { FileFormat } from '../open/file-format.ts'
import type { OriginFile } from '../origin/dataset-origin.ts'
import type { Table } from '../table/table.ts'
import type { DatasetRequest, DatasetSource } from './dataset-source.ts'
import { notFound } from './not-found.ts'
import { openFiles } from './open-files.ts'
import { openFolderDataset } from './open-folder.ts'
import { type OpenedDataset, sourceOf } from './opened-dataset.ts'
import { expandRemotePatterns, fetchRemote, isRemote } from './remote-files.ts'
import { refuseBuilder } from './unsupported-builders.ts'

const BUILDERS: ReadonlyMap<string, FileFormat> = new Map([
  ['parquet', 'parquet'],
  ['json', 'json'],
  ['csv', 'csv'],
  ['text', 'text'],
  ['arrow', 'arrow'],
])

/**
 * What a task names directly: a folder laid out as a dataset repository, or a kind of file (`json`, `csv`, `parquet`,
 * `text`, `arrow`) with data files: paths, patterns, addresses of the web or of the hub.
 * @param workingFolder where relative paths begin
 * @param hub downloads files that are not on this machine; without it they are refused
 * @param copies in place of a hub: a folder with its files, each as `<repository>/<path>`
 */
export function pathSource(workingFolder: string, hub?: Hub, copies?: string): DatasetSource {
  return sourceOf(`files below ${workingFolder}`, async (request) => {
    const format = BUILDERS.get(request.path)
    if (format) return await openBuilder(workingFolder, format, request, { hub, copies })
    refuseBuilder(request.path)
    const folder = resolve(workingFolder, request.path)
    if (!(await isFolder(folder))) throw notFound(request, [`${folder}: there is no such folder`])
    return await openFolderDataset(folder, request, hub)
  })
}

/** Where files that are not on this machine come from. */
interface RemoteFiles {
  readonly hub: Hub | undefined
  readonly copies: string | undefined
}

async function openBuilder(
  workingFolder: string,
  format: FileFormat,
  request: DatasetRequest,
  remote: RemoteFiles,
): Promise<OpenedDataset> {
  const base = resolve(workingFolder, request.dataDir ?? '')
  const patterns = await builderPatterns(base, request, remote.hub)
  return {
    splits: [...patterns.keys()],
    table: async (split) => {
      const wanted = patterns.get(split)
      if (!wanted) {
        throw new DataError(
          `The data files of "${request.path}" have no split "${split}".${suggestion(split, [...patterns.keys()])}`,
        )
      }
      return await openMatching(base, wanted, format, request, remote)
    },
  }
}

async function builderPatterns(
  base: string,
  { path, dataFiles, dataDir }: DatasetRequest,
  hub: Hub | undefined,
): Promise<DataFilePatterns> {
  if (dataFiles !== undefined)
    return await expandRemotePatterns(dataFilePatterns(dataFiles) ?? new Map(), hub)
  if (dataDir === undefined)
    throw new DataError(`The dataset "${path}" needs files: name them as \`data_files\` (or a \`data_dir\`).`)
  const files = (await listFiles(base, { recursive: true })) ?? []
  return defaultSplits(files.filter(isDataFile))
}

async function openMatching(
  base: string,
  patterns: readonly string[],
  format: FileFormat,
  request: DatasetRequest,
  { hub, copies }: RemoteFiles,
): Promise<Table> {
  const files: OriginFile[] = []
  for (const pattern of patterns) {
    if (isRemote(pattern)) files.push({ name: pattern, path: await fetchRemote(pattern, hub, copies) })
    else files.push(...(await matchingFiles(base, pattern)))
  }
  const table = await openFiles(files, { ...request.reader, format })
  return { ...table, origin: { kind: 'folder', folder: base, files } }
}

async function matchingFiles(base: string, pattern: string): Promise<readonly OriginFile[]> {
  const named = (path: string): OriginFile => ({ name: relative(base, path), path })
  if (!hasWildcard(pattern)) return [named(isAbsolute(pattern) ? pattern : join(base, pattern))]
  const fixed = pattern.slice(0, pattern.search(/[*?[]/)).replace(/[^/]*$/, '')
  const folder = resolve(base, fixed)
  const present = (await listFiles(folder, { recursive: true })) ?? []
  const files = matchGlob(pattern.slice(fixed.length), present)
  if (files.length === 0) {
    const near = present.length === 0 ? '' : ` Files there: ${present.slice(0, 10).join(', ')}.`
    throw new DataError(`No file matches ${pattern} (looked in ${folder}).${near}`)
  }
  return files.map((file) => named(join(folder, file)))
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
