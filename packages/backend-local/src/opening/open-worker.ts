import { availableParallelism } from 'node:os'
import { prefixBytes } from '../options/prefix-bytes.ts'
import { ModelWorker } from '../worker/model-worker.ts'
import type { PreparedModel } from './prepare-model.ts'

/** Loads the weights of a model in a worker of its own. */
export async function openWorker(model: PreparedModel): Promise<ModelWorker> {
  const { computation, description, device, options } = model
  // cuBLAS would otherwise multiply float32 in TF32, with three decimal digits; it can only be told by the environment.
  if (device.type === 'cuda') process.env['NVIDIA_TF32_OVERRIDE'] ??= '0'
  return await ModelWorker.open(
    description.folder,
    { device, threads: options.threads ?? availableParallelism(), computation },
    prefixBytes(options),
  )
}
