import { type Backend, createTokenBackend, type TokenGenerator, UsageError } from '@eval/core'
import { weightsDigest } from './model-source/weights-digest.ts'
import type { LocalBackendContext } from './opening/local-backend-context.ts'
import { modelChat } from './opening/model-chat.ts'
import { modelFingerprint } from './opening/model-fingerprint.ts'
import { modelScorer } from './opening/model-scorer.ts'
import { openWorker } from './opening/open-worker.ts'
import { type PreparedModel, prepareModel } from './opening/prepare-model.ts'
import type { LocalBackendOptions } from './options/local-backend-options.ts'
import { generationSlots } from './options/generation-slots.ts'
import { prefixBytes } from './options/prefix-bytes.ts'
import { localModelReport } from './reporting/local-model-report.ts'
import { createLocalGenerator } from './token-model/local-token-generator.ts'
import type { ModelWorker } from './worker/model-worker.ts'

/**
 * Opens a Hugging Face model (safetensors) on onnxruntime: scores and generates without Python, export, or a copy of the
 * weights. Log-probabilities are those of transformers in float32, and in half precision but for single roundings.
 *
 * @throws UsageError on wrong options; ModelError if the model's files are missing, damaged, or not supported;
 * PrerequisiteError if the device or a library is missing; NetworkError if a hub model cannot be fetched.
 * @source lm_eval/models/huggingface.py (0.4.13), `HFLM.__init__`
 */
export async function openLocalBackend(
  options: LocalBackendOptions,
  context: LocalBackendContext = {},
): Promise<Backend> {
  const model = await prepareModel(options, context)
  const thinkEnd = thinkEndToken(model)
  const chat = modelChat(model, context)
  // Hashing reads the files beside the loading.
  const [worker, weights] = await Promise.all([openWorker(model), weightsDigest(model.checkpoint.files)])
  const { tokenizer } = model.loaded
  const addBosToken = model.options.add_bos_token
  const backend = createTokenBackend({
    tokenizer,
    scorer: modelScorer(model, worker),
    generator: modelGenerator(model, worker, thinkEnd),
    ...(chat && { chat }),
    report: localModelReport({ ...model, folder: model.description.folder, tokenizer }),
    fingerprint: modelFingerprint(model, weights),
    ...(typeof addBosToken === 'boolean' && { addBosToken }),
    prefixTokenId: model.prefixTokenId,
    keepsPrefixes: prefixBytes(model.options) > 0,
    // A token id is cut off by the generator; its text, which decoding leaves out, then only strips what follows.
    ...(thinkEnd !== undefined && {
      thinkEndToken: typeof thinkEnd === 'number' ? tokenizer.decode([thinkEnd]) : thinkEnd,
    }),
  })
  return model.options.enable_thinking === true ? generatingOnly(backend) : backend
}

function modelGenerator(
  { batchSize, defaults, description, loaded, maxLength, options }: PreparedModel,
  worker: ModelWorker,
  thinkEnd: string | number | undefined,
): TokenGenerator {
  const { positions, vocabularySize } = description.model.shape
  return createLocalGenerator({
    worker,
    maxLength,
    vocabularySize,
    ...(positions !== undefined && { positions }),
    defaults,
    slots: generationSlots(batchSize, options.max_batch_size ?? undefined),
    decode: (ids) => loaded.tokenizer.decode(ids),
    ...(typeof thinkEnd === 'number' && { thinkEndToken: thinkEnd }),
  })
}

/** A text, or the id that a number or a text of digits means. */
function thinkEndToken({ options }: PreparedModel): string | number | undefined {
  const value = options.think_end_token ?? undefined
  if (value === undefined && options.enable_thinking === true) {
    throw new UsageError(
      'enable_thinking=True needs think_end_token: without it the reasoning would be scored as the answer.',
    )
  }
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
}

/** lm_eval refuses to score continuations while the model thinks. */
function generatingOnly(backend: Backend): Backend {
  return { ...backend, capabilities: { ...backend.capabilities, requestTypes: ['generate_until'] } }
}
