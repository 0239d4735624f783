import type { Doc } from '@eval/core'
import { type DatasetSource, readRows } from '@eval/datasets'

/** Where the benchmark lies on the hub. */
const repository = 'MERA-evaluation/MERA'

/** The test records of a task. @throws DatasetNotFoundError where the source does not have them */
export async function testSplit(source: DatasetSource, taskName: string): Promise<readonly Doc[]> {
  return readRows(await source.load({ path: repository, name: taskName, split: 'test' }))
}
