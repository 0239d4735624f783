import { join } from 'node:path'
import { DataError } from '@eval/core'
import { suggestion } from '../errors/nearest-names.ts'
import { listFiles } from '../files/list-files.ts'
import { fileFormat } from '../open/file-format.ts'
import type { Table } from '../table/table.ts'
import type { DatasetRequest, DatasetSource } from './dataset-source.ts'
import { notFound } from './not-found.ts'
import { openFiles } from './open-files.ts'
import { type OpenedDataset, sourceOf } from './opened-dataset.ts'

/**
 * A tree of `<repository>/<config, or "default">/<split>.parquet` (also jsonl, arrow, …; `<split>-*` for several files).
 */
export function datasetsDirSource(folder: string): DatasetSource {
  return sourceOf(`folder ${folder}`, async (request) => await openConfiguration(folder, request))
}

async function openConfiguration(folder: string, request: DatasetRequest): Promise<OpenedDataset> {
  const repository = join(folder, request.path)
  const files = (await listFiles(repository, { recursive: true }))?.filter(
    (file) => fileFormat(file) !== undefined,
  )
  if (files === undefined) throw notFound(request, [`${folder}: no folder ${request.path}`])
  const configs = [...new Set(files.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/')))))]
  const config = request.name ?? onlyConfig(configs) ?? 'default'
  const ofConfig = files
    .filter((file) => file.startsWith(`${config}/`))
    .map((file) => file.slice(config.length + 1))
  if (ofConfig.length === 0)
    throw notFound(request, [`${repository}: no folder ${config}.${suggestion(config, configs)}`])
  const splits = [...new Set(ofConfig.map(splitOf))]
  return {
    splits,
    async table(split) {
      const ofSplit = ofConfig.filter((file) => splitOf(file) === split)
      requireOneFormat(join(repository, config), split, ofSplit)
      if (ofSplit.length > 0) return await openSplit(repository, config, ofSplit, request)
      throw notFound({ ...request, split }, [
        `${join(repository, config)}: no file of ${split}.${suggestion(split, splits)}`,
      ])
    },
  }
}

/** A repository's only configuration is its default, whatever its name. */
function onlyConfig(configs: readonly string[]): string | undefined {
  return configs.length === 1 ? configs[0] : undefined
}

async function openSplit(
  repository: string,
  config: string,
  names: readonly string[],
  { reader }: DatasetRequest,
): Promise<Table> {
  const files = names.map((name) => ({ name: `${config}/${name}`, path: join(repository, config, name) }))
  const table = await openFiles(files, reader ?? {})
  return { ...table, origin: { kind: 'folder', folder: repository, files } }
}

/** Two formats are two copies of a split: read one after the other they would give every row twice. */
function requireOneFormat(folder: string, split: string, files: readonly string[]): void {
  const formats = new Set(files.map(fileFormat))
  if (formats.size < 2) return
  throw new DataError(
    `${folder}: the split ${split} is there in several formats: ${files.join(', ')}. Keep those of one format.`,
  )
}

/** `test` of `test.parquet` and `test-00000-of-00002.parquet`. */
function splitOf(file: string): string {
  return file.replace(/\..*$/, '').replace(/-\d+(?:-of-\d+)?$/, '')
}
