import { DatasetNotFoundError } from '../errors/dataset-not-found-error.ts'
import type { Table } from '../table/table.ts'
import type { DatasetRequest, DatasetSource } from './dataset-source.ts'
import { notFound } from './not-found.ts'

/** Asks sources in order; the first that has the dataset answers. The error, if none has, lists where was looked. */
export function firstOf(sources: readonly DatasetSource[]): DatasetSource {
  return {
    description: sources.map(({ description }) => description).join(', then '),
    load: async (request) => await loadFromFirst(sources, request),
  }
}

async function loadFromFirst(sources: readonly DatasetSource[], request: DatasetRequest): Promise<Table> {
  const looked: string[] = []
  for (const source of sources) {
    try {
      return await source.load(request)
    } catch (error) {
      if (!(error instanceof DatasetNotFoundError)) throw error
      looked.push(...error.looked)
    }
  }
  throw notFound(request, looked)
}
