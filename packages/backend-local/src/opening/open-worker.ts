import { availableParallelism } from 'node:os'
import { ModelWorker } from '../worker/model-worker.ts'
import type { PreparedModel } from './prepare-model.ts'

/** Loads the weights of a model in a worker of its own. */
export async function openWorker({ description, device, options }: PreparedModel): Promise<ModelWorker> {
  return await ModelWorker.open(description.folder, {
    device,
    threads: options.threads ?? availableParallelism(),
  })
}
