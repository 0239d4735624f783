import { availableParallelism } from 'node:os'
import {
  type Backend,
  backendFingerprint,
  type ChatRenderer,
  createTokenBackend,
  ModelError,
  type ProgressSink,
  resolvePrefixTokenId,
  UsageError,
} from '@eval/core'
import {
  checkVocabulary,
  createChatRenderer,
  type LoadedTokenizer,
  loadTokenizer,
  resolveMaxLength,
  selectChatTemplate,
} from '@eval/tokenizers'
import { createLocalGenerator } from './generation/local-token-generator.ts'
import { readCheckpoint } from './model-source/checkpoint.ts'
import { readGenerationDefaults } from './model-source/generation-defaults.ts'
import { describeModel, type ModelDescription } from './model-source/model-description.ts'
import { weightFacts } from './model-source/weight-facts.ts'
import { weightsDigest } from './model-source/weights-digest.ts'
import { checkDtype } from './options/check-dtype.ts'
import { checkLocalOptions } from './options/check-local-options.ts'
import type { CheckedLocalOptions, LocalBackendOptions } from './options/local-backend-options.ts'
import { parseBatchSize } from './options/parse-batch-size.ts'
import { localModelReport } from './reporting/local-model-report.ts'
import { createLocalScorer } from './scoring/local-token-scorer.ts'
import { parseDevice } from './session/device.ts'
import { ModelWorker } from './session/model-worker.ts'
import { requireDevice } from './session/require-device.ts'

/** What surrounds a backend: all of it has defaults. */
export interface LocalBackendContext {
  /** Told about downloads and about things the user should know. */
  readonly progress?: ProgressSink
  /** Ends a download. */
  readonly signal?: AbortSignal
  /** Which chat template is meant: true is the default one, a text names one. Default: the default one, if there is one. */
  readonly applyChatTemplate?: boolean | string
  /** The clock of chat templates that ask for the date. */
  readonly now?: () => Date
  /** Model id or folder → folder. Default: the hub client of `@eval/datasets/hub` with this process's environment. */
  readonly resolveFolder?: (
    idOrFolder: string,
    options: { revision?: string; subfolder?: string },
  ) => Promise<string>
}

/** Prompts that are continued side by side under `batch_size=auto`. */
const AUTO_SLOTS = 8

/**
 * Opens a Hugging Face model (safetensors, Llama architecture) on onnxruntime: scores and generates without Python,
 * export, or a copy of the weights. Log-probabilities are those of transformers in float32.
 *
 * @throws UsageError on wrong options; ModelError if the model's files are missing, damaged, or not supported;
 * PrerequisiteError if the device or a library is missing; NetworkError if a hub model cannot be fetched.
 * @source lm_eval/models/huggingface.py (0.4.13), `HFLM.__init__`
 */
export async function openLocalBackend(
  options: LocalBackendOptions,
  context: LocalBackendContext = {},
): Promise<Backend> {
  const checked = checkLocalOptions(options)
  const device = parseDevice(checked.device ?? 'cpu')
  const batchSize = parseBatchSize(checked.batch_size ?? 'auto')
  checkThinking(checked)
  requireDevice(device)
  const folder = await resolveFolder(checked.pretrained, checked, context)
  const model = await describeModel(folder)
  checkRemoteCode(model, checked)
  const checkpoint = await readCheckpoint(folder)
  const facts = weightFacts(checkpoint, model.config['tie_word_embeddings'] === true)
  const dtype = checkDtype(checked.dtype ?? 'auto', facts.dtype)
  if (dtype.warning !== undefined) context.progress?.warning(dtype.warning)
  const loaded = await openTokenizer(folder, model, checked, context)
  const defaults = await readGenerationDefaults(folder, model.config)
  if (defaults.ignored.length > 0)
    context.progress?.warning(`generation_config.json sets ${defaults.ignored.join(', ')}: not applied here.`)
  const maxLength = maximumLength(model, loaded, checked)
  const threads = checked.threads ?? availableParallelism()
  // Hashing reads the files beside the loading.
  const [worker, weights] = await Promise.all([
    ModelWorker.open(folder, { device, threads }),
    weightsDigest(checkpoint.files),
  ])
  const { tokenizer } = loaded
  const prefixTokenId = resolvePrefixTokenId(tokenizer, checked.prefix_token_id ?? undefined)
  const prefixReuse = checked.prefix_reuse ?? checked.logits_cache ?? true
  const vocabularySize = model.plan.shape.vocabularySize
  const thinkEnd = thinkEndToken(checked.think_end_token)
  const chat = chatRenderer(loaded, checked, context)
  const backend = createTokenBackend({
    tokenizer,
    scorer: createLocalScorer({
      worker,
      maxLength,
      prefixTokenId,
      prefixReuse,
      bounds: { batchSize, maxBatchSize: checked.max_batch_size ?? Number.POSITIVE_INFINITY },
      vocabularySize,
    }),
    generator: createLocalGenerator({
      worker,
      maxLength,
      vocabularySize,
      defaults,
      slots: batchSize === 'auto' ? Math.min(AUTO_SLOTS, checked.max_batch_size ?? AUTO_SLOTS) : batchSize,
      decode: (ids) => tokenizer.decode(ids),
      ...(typeof thinkEnd === 'number' && { thinkEndToken: thinkEnd }),
    }),
    ...(chat && { chat }),
    report: localModelReport({
      facts,
      dtype: dtype.reported,
      tokenizer,
      maxLength,
      device,
      folder,
      batchSize,
      options: checked,
    }),
    fingerprint: backendFingerprint({
      backend: 'local',
      weights,
      config: JSON.stringify(model.config),
      computed: 'float32',
      tokenizer: tokenizer.digest,
      max_length: String(maxLength),
      add_bos_token: String(checked.add_bos_token ?? 'default'),
      prefix_token_id: String(prefixTokenId),
      end_tokens: defaults.endTokens.join(),
      sampling: `${defaults.topK} ${defaults.topP}`,
      think_end_token: String(thinkEnd ?? ''),
    }),
    ...(typeof checked.add_bos_token === 'boolean' && { addBosToken: checked.add_bos_token }),
    prefixTokenId,
    // A token id is cut off by the generator; its text, which decoding leaves out, then only strips what follows.
    ...(thinkEnd !== undefined && {
      thinkEndToken: typeof thinkEnd === 'number' ? tokenizer.decode([thinkEnd]) : thinkEnd,
    }),
  })
  return checked.enable_thinking === true ? generatingOnly(backend) : backend
}

async function resolveFolder(
  idOrFolder: string,
  options: CheckedLocalOptions,
  context: LocalBackendContext,
): Promise<string> {
  const wanted = {
    ...(typeof options.revision === 'string' && { revision: options.revision }),
    ...(typeof options.subfolder === 'string' && { subfolder: options.subfolder }),
  }
  if (context.resolveFolder !== undefined) return context.resolveFolder(idOrFolder, wanted)
  const { createHub } = await import('@eval/datasets/hub')
  const hub = createHub({
    env: process.env,
    ...(context.progress && { progress: context.progress }),
    ...(context.signal && { signal: context.signal }),
  })
  return hub.resolveModelFolder(idOrFolder, wanted)
}

async function openTokenizer(
  folder: string,
  model: ModelDescription,
  options: CheckedLocalOptions,
  context: LocalBackendContext,
): Promise<LoadedTokenizer> {
  const own = typeof options.tokenizer === 'string'
  const where = own ? await resolveFolder(options.tokenizer ?? '', options, context) : folder
  const loaded = await loadTokenizer(
    where,
    typeof options.add_bos_token === 'boolean' ? { addBosToken: options.add_bos_token } : {},
  )
  try {
    checkVocabulary(loaded.tokenizer, model.plan.shape.vocabularySize)
  } catch (error) {
    throw error instanceof ModelError ? new ModelError(`${where}: ${error.message}`, { cause: error }) : error
  }
  return loaded
}

function maximumLength(
  model: ModelDescription,
  { tokenizer }: LoadedTokenizer,
  options: CheckedLocalOptions,
): number {
  return resolveMaxLength({
    config: model.config,
    ...(typeof options.max_length === 'number' && { explicit: options.max_length }),
    ...(tokenizer.modelMaxLength !== undefined && { tokenizerModelMaxLength: tokenizer.modelMaxLength }),
  })
}

function chatRenderer(
  loaded: LoadedTokenizer,
  options: CheckedLocalOptions,
  context: LocalBackendContext,
): ChatRenderer | undefined {
  const asked = context.applyChatTemplate
  const wanted = asked === undefined || asked === false ? true : asked
  const warn = (message: string): void => context.progress?.warning(message)
  let template: string | null = null
  try {
    template = selectChatTemplate(loaded.chatTemplates, wanted, { warn })
  } catch (error) {
    // Several templates and none is the default one: an error only for those who asked for one.
    if (wanted === asked || !(error instanceof UsageError)) throw error
  }
  if (template === null) return undefined
  const thinking =
    typeof options.enable_thinking === 'boolean' ? { enable_thinking: options.enable_thinking } : {}
  return createChatRenderer({
    template,
    specialTokens: loaded.tokenizer.specialTokens,
    variables: { ...options.chat_template_args, ...thinking },
    warn,
    ...(context.now && { now: context.now }),
  })
}

function checkThinking(options: CheckedLocalOptions): void {
  const { enable_thinking: thinking, think_end_token: mark } = options
  if (thinking === true && (mark === undefined || mark === null)) {
    throw new UsageError(
      'enable_thinking=True needs think_end_token: without it the reasoning would be scored as the answer.',
    )
  }
}

function checkRemoteCode(model: ModelDescription, options: CheckedLocalOptions): void {
  if (options.trust_remote_code === true && model.config['auto_map'] !== undefined) {
    throw new UsageError(
      `${model.folder} brings Python code of its own (auto_map), which trust_remote_code=True asks to run; this backend runs none. Leave trust_remote_code out to run it as a plain ${String(model.config['model_type'])} model.`,
    )
  }
}

/** A text, or the id that a number or a text of digits means. */
function thinkEndToken(value: string | number | null | undefined): string | number | undefined {
  if (value === null || value === undefined) return undefined
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
}

/** lm_eval refuses to score continuations while the model thinks. */
function generatingOnly(backend: Backend): Backend {
  return { ...backend, capabilities: { ...backend.capabilities, requestTypes: ['generate_until'] } }
}
