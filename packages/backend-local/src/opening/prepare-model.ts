import { ModelError, resolvePrefixTokenId, UsageError } from '@eval/core'
import { checkVocabulary, type LoadedTokenizer, loadTokenizer, resolveMaxLength } from '@eval/tokenizers'
import { type Checkpoint, readCheckpoint } from '../model-source/checkpoint.ts'
import { type GenerationDefaults, readGenerationDefaults } from '../model-source/generation-defaults.ts'
import { describeModel, type ModelDescription } from '../architectures/describe-model.ts'
import { type WeightFacts, weightFacts } from '../model-source/weight-facts.ts'
import type { Computation } from '../decoder/computation.ts'
import { checkDtype } from '../options/check-dtype.ts'
import { checkLocalOptions } from '../options/check-local-options.ts'
import type { CheckedLocalOptions } from '../options/local-backend-options.ts'
import { parseBatchSize } from '../options/parse-batch-size.ts'
import type { BatchSize } from '../plan/run-limits.ts'
import { type Device, parseDevice } from '../session/device.ts'
import { requireDevice } from '../session/require-device.ts'
import type { FolderChoice, LocalBackendContext } from './local-backend-context.ts'
import { resolveFolder } from './resolve-folder.ts'

/** A model whose files were found and checked; its weights are not loaded yet. */
export interface PreparedModel {
  readonly options: CheckedLocalOptions
  readonly device: Device
  readonly batchSize: BatchSize
  readonly description: ModelDescription
  readonly checkpoint: Checkpoint
  readonly facts: WeightFacts
  /** Type the model is computed in, as lm_eval would report it: `torch.float32`. */
  readonly dtype: string
  readonly computation: Computation
  readonly loaded: LoadedTokenizer
  readonly defaults: GenerationDefaults
  /** Longest context, tokens. */
  readonly maxLength: number
  readonly prefixTokenId: number
}

/** Does everything that can fail before the weights are loaded. @throws as `openLocalBackend` does. */
export async function prepareModel(given: unknown, context: LocalBackendContext): Promise<PreparedModel> {
  const options = checkLocalOptions(given)
  const device = parseDevice(options.device ?? 'cpu')
  const batchSize = parseBatchSize(options.batch_size ?? 'auto')
  requireDevice(device)
  const folder = await resolveFolder(options.pretrained, folderChoice(options), context)
  const description = await describeModel(folder)
  checkRemoteCode(description, options)
  const checkpoint = await readCheckpoint(folder)
  const facts = weightFacts(checkpoint, description.model.head.linear.sharedWith !== undefined)
  const dtype = checkDtype(options.dtype ?? 'auto', options.softmax_dtype ?? undefined, facts.dtype)
  const defaults = await readGenerationDefaults(folder, description.config)
  const loaded = await openTokenizer(description, options, context)
  const warnings = [...dtype.warnings, ...defaults.warnings, ...ropeWarnings(description)]
  for (const warning of warnings) context.progress?.warning(warning)
  const prefixTokenId = resolvePrefixTokenId(loaded.tokenizer, options.prefix_token_id ?? undefined)
  const maxLength = maximumLength(description, loaded, options)
  const { computation, reported } = dtype
  return {
    options,
    device,
    batchSize,
    description,
    checkpoint,
    facts,
    dtype: reported,
    computation,
    loaded,
    defaults,
    maxLength,
    prefixTokenId,
  }
}

/** Reads only what is about texts: enough to count tokens. @throws as `openLocalBackend` does */
export async function prepareTexts(
  given: unknown,
  context: LocalBackendContext,
): Promise<Pick<PreparedModel, 'options' | 'loaded' | 'maxLength'>> {
  const options = checkLocalOptions(given)
  const description = await describeModel(
    await resolveFolder(options.pretrained, folderChoice(options), context),
  )
  const loaded = await openTokenizer(description, options, context)
  return { options, loaded, maxLength: maximumLength(description, loaded, options) }
}

/** transformers keeps the longest length it has met; here the numbers of a text do not depend on other texts. */
function ropeWarnings({ model: { shape } }: ModelDescription): readonly string[] {
  return shape.ropes.flatMap(({ maxPositions, scaling }) => {
    if (scaling.type === 'dynamic')
      return [
        `RoPE scaling "dynamic": texts of more than ${maxPositions} tokens are each computed as a fresh model would; lm_eval's numbers for them depend on the longest text before.`,
      ]
    if (scaling.type === 'longrope')
      return [
        `RoPE scaling "longrope": each text is computed by its own length; in lm_eval a text of more than ${scaling.originalPositions} tokens changes the numbers of shorter ones in its batch.`,
      ]
    return []
  })
}

function folderChoice({ revision, subfolder }: CheckedLocalOptions): FolderChoice {
  return {
    ...(typeof revision === 'string' && { revision }),
    ...(typeof subfolder === 'string' && { subfolder }),
  }
}

async function openTokenizer(
  { folder, model }: ModelDescription,
  options: CheckedLocalOptions,
  context: LocalBackendContext,
): Promise<LoadedTokenizer> {
  const { tokenizer, add_bos_token: addBosToken } = options
  const where =
    typeof tokenizer === 'string' ? await resolveFolder(tokenizer, folderChoice(options), context) : folder
  const loaded = await loadTokenizer(where, typeof addBosToken === 'boolean' ? { addBosToken } : {})
  try {
    checkVocabulary(loaded.tokenizer, model.shape.vocabularySize)
  } catch (error) {
    throw error instanceof ModelError ? new ModelError(`${where}: ${error.message}`, { cause: error }) : error
  }
  return loaded
}

function maximumLength(
  { config }: ModelDescription,
  { tokenizer }: LoadedTokenizer,
  { max_length: explicit }: CheckedLocalOptions,
): number {
  const tokenizerModelMaxLength = tokenizer.modelMaxLength
  return resolveMaxLength({
    config,
    ...(typeof explicit === 'number' && { explicit }),
    ...(tokenizerModelMaxLength !== undefined && { tokenizerModelMaxLength }),
  })
}

function checkRemoteCode({ config, folder }: ModelDescription, options: CheckedLocalOptions): void {
  if (options.trust_remote_code !== true || config['auto_map'] === undefined) return
  throw new UsageError(
    `${folder} brings Python code of its own (auto_map), which trust_remote_code=True asks to run; this backend runs none. ` +
      'Leave trust_remote_code out to run the model as its model_type says.',
  )
}
