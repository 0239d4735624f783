import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { repositoryFolder, snapshotFolder } from './cache-layout.ts'
import type { Hub } from './hub.ts'
import { selectModelFiles } from './model-files.ts'
import type { Repository } from './repository.ts'

export interface ModelFolderOptions {
  /** Branch, tag or commit of a repository; default `main`. */
  readonly revision?: string
  /** The folder inside it that holds the model. */
  readonly subfolder?: string
  /** Shell patterns of the files to download, relative to `subfolder`; default: all that a safetensors model needs. */
  readonly files?: readonly string[]
}

const PARALLEL_DOWNLOADS = 4

/**
 * The folder of a model, given a folder or a repository of the hub; the files of a repository are downloaded as needed.
 * @throws ModelError if there is no such model; NetworkError if the hub cannot be reached.
 */
export async function resolveModelFolder(
  hub: Hub,
  idOrFolder: string,
  options: ModelFolderOptions = {},
): Promise<string> {
  const subfolder = options.subfolder ?? ''
  const local = join(idOrFolder, subfolder)
  if (await isFolder(local)) return local
  if (looksLikePath(idOrFolder) || (await exists(idOrFolder))) {
    throw new ModelError(
      `There is no folder ${local}. Give the folder of a model, or a hub repository as org/name.`,
    )
  }
  const { revision } = options
  const repository: Repository = {
    type: 'model',
    id: idOrFolder,
    ...(revision === undefined ? {} : { revision }),
  }
  const { commit, files } = await hub.repositoryInfo(repository)
  const wanted = modelFiles(files, subfolder, options.files)
  if (wanted.length === 0) throw noModelFiles(repository, files)
  await downloadAll(hub, repository, wanted)
  return join(snapshotFolder(repositoryFolder(hub.cacheFolder, repository), commit), subfolder)
}

function modelFiles(
  files: readonly string[],
  subfolder: string,
  patterns?: readonly string[],
): readonly string[] {
  const prefix = subfolder === '' ? '' : `${subfolder.replace(/^\.?\/|\/+$/g, '')}/`
  const inside = files.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length))
  return selectModelFiles(inside, patterns).map((file) => prefix + file)
}

function noModelFiles({ id }: Repository, files: readonly string[]): ModelError {
  const present = files.slice(0, 20).join(', ') || 'none'
  return new ModelError(
    `The repository ${id} has none of the files that are needed. Files there: ${present}.`,
  )
}

/** A few at a time; the first failure ends all. */
async function downloadAll(hub: Hub, repository: Repository, paths: readonly string[]): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
      await hub.downloadFile(repository, path)
    }
  }
  try {
    await Promise.all(Array.from({ length: PARALLEL_DOWNLOADS }, worker))
  } finally {
    next = paths.length
  }
}

function looksLikePath(idOrFolder: string): boolean {
  return /^[.~/\\]|^[a-z]:|\\|\/.*\/|\/$/i.test(idOrFolder)
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
