import { type Backend, PrerequisiteError, UsageError } from '@eval/core'
import { didYouMean } from '../options/did-you-mean.ts'
import { apiNames } from './api-names.ts'
import type { BackendOpener, BackendRequest } from './backend-opener.ts'
import { type ModelPreview, type ModelPreviewer, openedPreview } from './model-preview.ts'

/** Name on the command line → what opens it, imported only then. */
const openers: Readonly<Record<string, () => Promise<BackendOpener>>> = {
  hf: async () => (await import('./open-hf.ts')).openHf,
  dummy: async () => (await import('./open-dummy.ts')).openDummy,
  replay: async () => (await import('./open-replay.ts')).openReplay,
  ...Object.fromEntries(
    apiNames.map((name) => [name, async () => (await import('./open-api.ts')).openApi(name)]),
  ),
}

/** Backends that can be looked at without being opened. */
const previewers: Readonly<Record<string, () => Promise<ModelPreviewer>>> = {
  hf: async () => (await import('./preview-hf.ts')).previewHf,
}

const aliases: Readonly<Record<string, string>> = { 'hf-auto': 'hf', huggingface: 'hf' }

/** Backends of lm_eval that have no counterpart here yet. */
const notBuilt: ReadonlySet<string> = new Set([
  'ggml',
  'gguf',
  'habana',
  'hf-audiolm-qwen',
  'hf-mistral3',
  'hf-multimodal',
  'ipex',
  'litellm',
  'litellm-chat',
  'litellm-chat-completions',
  'mamba_ssm',
  'megatron_lm',
  'nemo_lm',
  'neuronx',
  'onnxruntime',
  'onnxruntime-genai',
  'openvino',
  'optimum-habana',
  'sglang',
  'steered',
  'textsynth',
  'trtllm',
  'vllm',
  'vllm-vlm',
  'watsonx_llm',
  'winml',
])

/** What does the work of a backend that is not built. */
const instead: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['ggml', 'gguf'].map((name) => [name, 'llama-server with --model local-chat-completions']),
  ),
  ...Object.fromEntries(
    ['litellm', 'litellm-chat', 'litellm-chat-completions'].map((name) => [
      name,
      "the provider's OpenAI-compatible address with --model local-chat-completions",
    ]),
  ),
  ...Object.fromEntries(
    ['vllm', 'sglang'].map((name) => [name, `a ${name} server with --model local-completions`]),
  ),
}

/** Names that `--model` takes. */
export const backendNames: readonly string[] = Object.keys(openers)

/**
 * Opens the backend of a name.
 *
 * @throws UsageError for an unknown name, with the nearest known one, and for a backend that is not built yet.
 * @throws PrerequisiteError if the backend's package is not installed.
 */
export async function openBackend(name: string, request: BackendRequest): Promise<Backend> {
  const load = openers[aliases[name] ?? name]
  if (load === undefined) throw unknownBackend(name)
  const open = await load()
  try {
    return await open(request)
  } catch (error) {
    throw missingPackage(error) ?? error
  }
}

/**
 * Looks at the model of a name: without loading its weights where the backend allows it.
 *
 * @throws as {@link openBackend} does.
 */
export async function previewBackend(name: string, request: BackendRequest): Promise<ModelPreview> {
  const load = previewers[aliases[name] ?? name]
  if (load === undefined) return openedPreview(await openBackend(name, request))
  const preview = await load()
  try {
    return await preview(request)
  } catch (error) {
    throw missingPackage(error) ?? error
  }
}

function unknownBackend(name: string): UsageError {
  if (notBuilt.has(name)) {
    return new UsageError(
      `--model ${name} is a backend of lm_eval that is not built yet.${instead[name] === undefined ? '' : ` Use ${instead[name]}.`} Available: ${backendNames.join(', ')}`,
    )
  }
  const hint = didYouMean(name, [...backendNames, ...Object.keys(aliases), ...notBuilt])
  return new UsageError(`unknown model "${name}".${hint} Available: ${backendNames.join(', ')}`)
}

function missingPackage(error: unknown): PrerequisiteError | undefined {
  if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND')
    return undefined
  const name = /Cannot find package '([^']+)'/.exec(error.message)?.[1]
  if (name === undefined) return undefined
  return new PrerequisiteError(`this backend needs the package ${name}: npm install ${name}`, {
    cause: error,
  })
}
