import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeTensor } from './encode-tensor.ts'
import { fillNormal } from './fill-normal.ts'
import { writeSafetensors } from './write-safetensors.ts'

/** What transformers computes for a small random model; made by `scripts/make-architecture-goldens.py`. */
export interface ArchitectureGolden {
  readonly config: Readonly<Record<string, unknown>>
  /** Name, shape and mean of each tensor, in the order in which they are filled. */
  readonly tensors: readonly (readonly [string, readonly number[], number])[]
  readonly tokens: readonly number[]
  /** Log-probability of each token but the first, nats. */
  readonly float32: readonly number[]
  /** What follows the first ten tokens if each is the most probable one. */
  readonly generated: readonly number[]
  /** The same log-probabilities of the model in bfloat16. */
  readonly bfloat16: readonly number[]
}

/** Writes the model that a golden is about. @param rename other names for its tensors */
export async function writeGolden(
  folder: string,
  { config, tensors }: ArchitectureGolden,
  rename: (name: string) => string = (name) => name,
): Promise<void> {
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  const fill = fillNormal(1, 0.2)
  await writeSafetensors(
    join(folder, 'model.safetensors'),
    tensors.map(([name, shape, mean]) => {
      const values = fill(
        shape.reduce((a, b) => a * b, 1),
        mean,
      )
      return { name: rename(name), shape, dtype: 'F32', bytes: encodeTensor(values, 'F32') }
    }),
  )
}
