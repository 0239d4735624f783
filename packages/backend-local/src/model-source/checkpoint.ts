import { access, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { z } from 'zod'
import { readSafetensors } from './read-safetensors.ts'
import type { StoredTensor } from './stored-tensor.ts'

const SINGLE = 'model.safetensors'
const INDEX = 'model.safetensors.index.json'
const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) })

/** The weights of a model: all tensors by name, and the files that hold them. */
export interface Checkpoint {
  readonly folder: string
  readonly files: readonly string[]
  readonly tensors: ReadonlyMap<string, StoredTensor>
}

/**
 * Finds the weights in a Hugging Face model folder: `model.safetensors`, or the shards that
 * `model.safetensors.index.json` lists.
 *
 * @throws ModelError if there are none, a shard is missing, or a shard lacks a tensor the index promises.
 */
export async function readCheckpoint(folder: string): Promise<Checkpoint> {
  if (await exists(join(folder, SINGLE))) {
    const file = join(folder, SINGLE)
    return { folder, files: [file], tensors: byName(await readSafetensors(file)) }
  }
  if (await exists(join(folder, INDEX))) return readShards(folder)
  throw await noWeights(folder)
}

async function readShards(folder: string): Promise<Checkpoint> {
  const weightMap = await readIndex(join(folder, INDEX))
  const names = [...new Set(Object.values(weightMap))].toSorted()
  const tensors = new Map<string, StoredTensor>()
  for (const name of names) {
    const file = join(folder, name)
    if (!(await exists(file)))
      throw new ModelError(
        `Shard ${name}, listed in ${join(folder, INDEX)}, is missing. Download the model again.`,
      )
    for (const tensor of await readSafetensors(file)) {
      if (weightMap[tensor.name] === name) tensors.set(tensor.name, tensor)
    }
  }
  for (const [tensor, shard] of Object.entries(weightMap)) {
    if (!tensors.has(tensor))
      throw new ModelError(`Tensor "${tensor}" is not in ${join(folder, shard)}, where ${INDEX} says it is.`)
  }
  return { folder, files: names.map((name) => join(folder, name)), tensors }
}

async function readIndex(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    return indexSchema.parse(JSON.parse(await readFile(file, 'utf8'))).weight_map
  } catch {
    throw new ModelError(`${file} is not an index of safetensors shards (an object with "weight_map").`)
  }
}

async function noWeights(folder: string): Promise<ModelError> {
  const entries = await readdir(folder).catch(() => [] as string[])
  const other = entries.find((name) => /\.(bin|pt|pth|gguf|h5|msgpack)$/.test(name))
  const hint =
    other === undefined
      ? ''
      : ` It has ${other}, which is not read: convert the model to safetensors (save_pretrained of transformers does).`
  return new ModelError(`${folder} holds neither ${SINGLE} nor ${INDEX}.${hint}`)
}

function byName(tensors: readonly StoredTensor[]): ReadonlyMap<string, StoredTensor> {
  return new Map(tensors.map((tensor) => [tensor.name, tensor]))
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
