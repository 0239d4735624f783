import { UsageError } from '@eval/core'
import { closest } from 'fastest-levenshtein'
import { type CheckedLocalOptions, localBackendSchema, localOptionNames } from './local-backend-options.ts'

/** Arguments of lm_eval's `hf` that are known and not built; true where some value of them is accepted. */
const notBuilt: ReadonlySet<string> = new Set([
  'parallelize',
  'max_memory_per_gpu',
  'max_cpu_memory',
  'offload_folder',
  'tp_plan',
  'peft',
  'delta',
  'autogptq',
  'gptqmodel',
  'gguf_file',
  'load_in_4bit',
  'load_in_8bit',
  'bnb_4bit_compute_dtype',
  'bnb_4bit_quant_type',
  'quantization_config',
  'attn_implementation',
  'device_map',
  'device_map_option',
  'low_cpu_mem_usage',
  'truncation',
  'use_fast_tokenizer',
  'mixed_precision_dtype',
  'backend',
  'config',
  'token',
  'cache_dir',
  'local_files_only',
  'torch_dtype',
  'use_safetensors',
  'variant',
  'code_revision',
])

/** Checks model arguments. @throws UsageError naming the argument, with the nearest known one where it is unknown. */
export function checkLocalOptions(options: unknown): CheckedLocalOptions {
  const read = localBackendSchema.safeParse(options)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  if (issue?.code === 'unrecognized_keys') throw unknownKey(issue.keys[0] ?? '')
  const key = String(issue?.path[0] ?? '')
  const given = JSON.stringify(valueOf(options, key))
  if (key === 'pretrained')
    throw new UsageError('The local backend needs pretrained=: the folder of a model, or its id on the hub.')
  if (notBuilt.has(key))
    throw new UsageError(`${key}=${given} is an argument of lm_eval's hf model that is not built here yet.`)
  throw new UsageError(
    `${key}=${given} is not valid for the local backend: ${issue?.message ?? 'wrong value'}.`,
  )
}

function unknownKey(key: string): UsageError {
  if (notBuilt.has(key))
    return new UsageError(`${key} is an argument of lm_eval's hf model that is not built here yet.`)
  const known = localOptionNames.filter((name) => !notBuilt.has(name))
  return new UsageError(`The local backend has no argument "${key}". Did you mean "${closest(key, known)}"?`)
}

function valueOf(options: unknown, key: string): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, key) : undefined
}
