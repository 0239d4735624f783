import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { demoModelFolder } from '@eval/backend-local'
import { vocabulary } from '../texts/vocabulary.ts'
import { extendedTokenizer } from './extended-tokenizer.ts'
import { type ModelName, modelSizes } from './model-sizes.ts'
import { writeWeights } from './write-weights.ts'

const SEED = 20_260_401

/** Writes a model that is measured, unless it is there: random float32 weights, the tokenizer of the demonstration. */
export async function syntheticCheckpoint(folder: string, name: ModelName): Promise<string> {
  const target = path.join(folder, `model-${name}`)
  // The configuration is written last: it marks a complete folder.
  const marker = path.join(target, 'config.json')
  const config = `${JSON.stringify(modelConfig(name), null, 2)}\n`
  const present = await readFile(marker, 'utf8').catch(() => '')
  if (present === config) return target
  await mkdir(target, { recursive: true })
  await writeWeights(path.join(target, 'model.safetensors'), modelSizes[name], SEED)
  await copyFile(
    path.join(demoModelFolder, 'tokenizer_config.json'),
    path.join(target, 'tokenizer_config.json'),
  )
  const tokenizer = await readFile(path.join(demoModelFolder, 'tokenizer.json'), 'utf8')
  await writeFile(path.join(target, 'tokenizer.json'), extendedTokenizer(tokenizer, vocabulary))
  await writeFile(marker, config)
  return target
}

/** Size of a model's weights, bytes. */
export async function weightBytes(folder: string): Promise<number> {
  return (await stat(path.join(folder, 'model.safetensors'))).size
}

function modelConfig(name: ModelName): Readonly<Record<string, unknown>> {
  return {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    ...modelSizes[name],
    hidden_act: 'silu',
    rms_norm_eps: 1e-5,
    rope_theta: 10_000,
    max_position_embeddings: 4096,
    tie_word_embeddings: true,
    attention_bias: false,
    mlp_bias: false,
    bos_token_id: 0,
    eos_token_id: 1,
    pad_token_id: 2,
    torch_dtype: 'float32',
  }
}
