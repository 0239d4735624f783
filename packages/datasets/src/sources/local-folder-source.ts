import { join } from 'node:path'
import { suggestion } from '../errors/nearest-names.ts'
import { listFiles } from '../files/list-files.ts'
import { DATA_EXTENSIONS, fileFormat } from '../open/file-format.ts'
import { openTable } from '../open/open-table.ts'
import type { Table } from '../table/table.ts'
import type { DatasetRequest, DatasetSource } from './dataset-source.ts'
import { notFound } from './not-found.ts'
import { type OpenedDataset, sourceOf } from './opened-dataset.ts'

export interface LocalFolderOptions {
  /** Is told where a split lies in several files, and which of them is read. */
  readonly onWarning?: (message: string) => void
}

/**
 * A flat folder of `<config>.<split>.jsonl` (also parquet, json, csv, …) files, as `mera --data DIR` reads them. The
 * configuration is the request's `name`, or else the last part of its `path`.
 */
export function localFolderSource(folder: string, options: LocalFolderOptions = {}): DatasetSource {
  return sourceOf(`folder ${folder}`, async (request) => await openFlatFolder(folder, request, options))
}

async function openFlatFolder(
  folder: string,
  request: DatasetRequest,
  options: LocalFolderOptions,
): Promise<OpenedDataset> {
  const config = request.name ?? request.path.split('/').at(-1) ?? request.path
  const files = (await listFiles(folder, { recursive: false }))?.filter(
    (file) => fileFormat(file) !== undefined,
  )
  if (files === undefined) throw notFound(request, [`${folder}: there is no such folder`])
  const ofConfig = files.map(stemOf).filter((stem) => stem.startsWith(`${config}.`))
  return {
    splits: [...new Set(ofConfig.map((stem) => stem.slice(config.length + 1)))],
    table: async (split) => await openFile(folder, files, config, { ...request, split }, options),
  }
}

async function openFile(
  folder: string,
  files: readonly string[],
  config: string,
  request: DatasetRequest,
  { onWarning }: LocalFolderOptions,
): Promise<Table> {
  const stem = `${config}.${request.split}`
  const [file, ...others] = files.filter((name) => stemOf(name) === stem).sort((a, b) => rank(a) - rank(b))
  if (file !== undefined) {
    if (others.length > 0)
      onWarning?.(`${folder}: ${file} is read, not ${others.join(', ')}, which has the same split`)
    const path = join(folder, file)
    const table = await openTable(path, request.reader)
    return { ...table, origin: { kind: 'folder', folder, files: [{ name: file, path }] } }
  }
  const stems = [...new Set(files.map(stemOf))]
  throw notFound(request, [
    `${folder}: no file ${stem}.jsonl (or .parquet, .json, .csv).${suggestion(stem, stems)}`,
  ])
}

function stemOf(file: string): string {
  return file.replace(/\.[^.]+?(?:\.(?:gz|zst))?$/, '')
}

/** Where a split exists in several formats, the most exact one wins. */
function rank(file: string): number {
  return DATA_EXTENSIONS.findIndex((extension) => file.includes(`.${extension}`))
}
