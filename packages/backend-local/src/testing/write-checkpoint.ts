import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CheckpointSizes, tensorShapes } from './checkpoint-tensors.ts'
import { fillNormal } from './fill-normal.ts'
import { type FileDtype, encodeTensor } from './encode-tensor.ts'
import { writeSafetensors } from './write-safetensors.ts'

export interface CheckpointOptions {
  readonly sizes?: Partial<CheckpointSizes>
  /** Further keys of `config.json`. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly dtype?: FileDtype
  /** Number of files. Default 1. */
  readonly shards?: number
  readonly seed?: number
  /** Standard deviation of the weights. Default 0.2. */
  readonly deviation?: number
}

/** A small model of unusual sizes: heads do not divide the hidden size. */
export const smallSizes: CheckpointSizes = {
  vocab_size: 61,
  hidden_size: 20,
  intermediate_size: 28,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  head_dim: 6,
}

/** Writes `config.json` and safetensors files of a random Llama model. The same options give the same bytes. */
export async function writeCheckpoint(folder: string, options: CheckpointOptions = {}): Promise<void> {
  const sizes = { ...smallSizes, ...options.sizes }
  const config = {
    max_position_embeddings: 256,
    rms_norm_eps: 1e-5,
    tie_word_embeddings: false,
    ...options.config,
  }
  await mkdir(folder, { recursive: true })
  const head = { architectures: ['LlamaForCausalLM'], model_type: 'llama', hidden_act: 'silu' }
  await writeFile(join(folder, 'config.json'), JSON.stringify({ ...head, ...sizes, ...config }, null, 2))
  const names = [...tensorShapes(sizes, config)]
  const shards = options.shards ?? 1
  const weightMap: Record<string, string> = {}
  const next = fillNormal(options.seed ?? 1, options.deviation ?? 0.2)
  for (let shard = 0; shard < shards; shard += 1) {
    const file = shards === 1 ? 'model.safetensors' : `model-${shard + 1}-of-${shards}.safetensors`
    const own = names.filter((_, index) => index % shards === shard)
    for (const [name] of own) weightMap[name] = file
    await writeSafetensors(
      join(folder, file),
      own.map(([name, shape]) => {
        const values = next(
          shape.reduce((a, b) => a * b, 1),
          name.includes('norm') ? 1 : 0,
        )
        return {
          name,
          shape,
          dtype: options.dtype ?? 'F32',
          bytes: encodeTensor(values, options.dtype ?? 'F32'),
        }
      }),
    )
  }
  if (shards > 1)
    await writeFile(
      join(folder, 'model.safetensors.index.json'),
      JSON.stringify({ metadata: {}, weight_map: weightMap }),
    )
}
