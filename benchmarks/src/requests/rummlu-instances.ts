import type { Instance } from '@eval/core'
import { localFolderSource } from '@eval/datasets'
import { meraLibrary } from '@eval/task-library'
import { buildTaskIndex, loadTask, openTask } from '@eval/tasks'

/** The seed of the command line's few-shot sampler. */
const FEWSHOT_SEED = 1234

/** The instances of ruMMLU over the records in `folder`, as `lmeval run --tasks rummlu --data <folder>` builds them. */
export async function rummluInstances(folder: string, numFewshot: number): Promise<Instance[]> {
  const task = await loadTask('rummlu', await buildTaskIndex([meraLibrary]), { numFewshot })
  const settings = { fewshotSeed: FEWSHOT_SEED, fewshotAsMultiturn: false }
  return [...(await openTask(task, localFolderSource(folder), settings)).instances()]
}
