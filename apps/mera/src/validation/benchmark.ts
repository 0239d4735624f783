import { DataError, type Doc } from '@eval/core'
import { DatasetNotFoundError, type DatasetSource } from '@eval/datasets'
import { dictGet } from '@eval/pystd'
import { meraSubmissionClasses } from '@eval/task-library'
import { testSplit } from '../submission/test-split.ts'
import type { BenchmarkRecord } from './check-context.ts'
import { recordKey } from './record-key.ts'

/** The test records of tasks, read when first asked for; undefined where the source does not have them. */
export interface Benchmark {
  readonly source: DatasetSource
  records(taskName: string): Promise<ReadonlyMap<string, BenchmarkRecord> | undefined>
}

/** The benchmark's data at a place. */
export function benchmarkAt(source: DatasetSource): Benchmark {
  const known = new Map<string, Promise<ReadonlyMap<string, BenchmarkRecord> | undefined>>()
  return {
    source,
    records: async (taskName) => {
      const records = known.get(taskName) ?? readRecords(source, taskName)
      known.set(taskName, records)
      return records
    },
  }
}

async function readRecords(
  source: DatasetSource,
  taskName: string,
): Promise<ReadonlyMap<string, BenchmarkRecord> | undefined> {
  try {
    const docs = await testSplit(source, taskName)
    return new Map(
      docs.map((doc, index) => keyed(doc, `${source.description}, ${taskName}, record ${index}`, taskName)),
    )
  } catch (error) {
    if (error instanceof DatasetNotFoundError) return undefined
    throw error
  }
}

function keyed(doc: Doc, where: string, taskName: string): readonly [string, BenchmarkRecord] {
  const key = recordKey(dictGet(doc, 'meta') ?? null, meraSubmissionClasses[taskName]?.answer ?? 'text')
  if (key === undefined) throw new DataError(`${where}: it has no "meta.id" to be found by.`)
  return [key.key, { id: key.id, doc }]
}
