import { NetworkError } from '@eval/core'
import { DatasetNotFoundError } from '../errors/dataset-not-found-error.ts'
import { createHub, type HubOptions } from '../hub/index.ts'
import type { DatasetRequest, DatasetSource } from './dataset-source.ts'
import { datasetsCacheSource } from './datasets-cache-source.ts'
import { firstOf } from './first-of.ts'
import { hubCacheSource } from './hub-cache-source.ts'
import { hubSource } from './hub-source.ts'
import { pathSource } from './path-source.ts'

/**
 * Where Python's `datasets.load_dataset` looks: a folder or kind of file that the request names; the hub; and where that is
 * out of reach (or HF_HUB_OFFLINE is set) what `datasets` has prepared before, then the hub's cache.
 * @param workingFolder where relative paths begin
 * @source datasets/load.py, dataset_module_factory, 5.2.0
 */
export function hubWithCaches(options: HubOptions, workingFolder: string): DatasetSource {
  const hub = createHub(options)
  const caches = firstOf([datasetsCacheSource(options.env), hubCacheSource(options.env)])
  const remote = hub.isOffline('dataset') ? caches : orElse(hubSource(hub), caches)
  return firstOf([pathSource(workingFolder, hub), remote])
}

/**
 * What a task names by path or kind of file; everything else as `source` says.
 * @param copies - A folder with files of the hub, each as `<repository>/<path>`, for tasks that name such a file.
 */
export function withPaths(source: DatasetSource, workingFolder: string, copies?: string): DatasetSource {
  return firstOf([pathSource(workingFolder, undefined, copies), source])
}

/** Asks another source where the first cannot be reached; its error stands if the other one has nothing. */
function orElse(source: DatasetSource, other: DatasetSource): DatasetSource {
  const ask = async <T>(question: (place: DatasetSource) => Promise<T>): Promise<T> => {
    try {
      return await question(source)
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error
      return await question(other).catch((otherError: unknown) => {
        throw otherError instanceof DatasetNotFoundError ? error : otherError
      })
    }
  }
  const splits = async (place: DatasetSource, request: Omit<DatasetRequest, 'split'>) =>
    (await place.splits?.(request)) ?? []
  return {
    description: source.description,
    load: async (request) => await ask(async (place) => await place.load(request)),
    splits: async (request) => await ask(async (place) => await splits(place, request)),
  }
}
