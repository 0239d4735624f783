import type { PyRecord } from '@eval/pystd'
import { gitHash } from '../output/git-hash.ts'
import { datasetRevisions } from './dataset-revisions.ts'
import type { RunTask } from './run-task.ts'

/** What the results file says of a run's surroundings. */
export interface RunBackground {
  /** Commit of the working folder, null outside a repository. */
  readonly gitHash: string | null
  readonly datasets: PyRecord
}

/** Found out while the model is asked: data is read once more for its digests. */
export function runBackground(tasks: readonly RunTask[]): Promise<RunBackground> {
  const found = Promise.all([gitHash(), datasetRevisions(tasks)])
  const background = found.then(([hash, datasets]) => ({ gitHash: hash, datasets }))
  // A run that fails before it asks for this has its own error.
  background.catch(() => {})
  return background
}
