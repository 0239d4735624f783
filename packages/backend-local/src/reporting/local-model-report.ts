import { basename, dirname } from 'node:path'
import type { ModelReport, Tokenizer } from '@eval/core'
import type { WeightFacts } from '../model-source/weight-facts.ts'
import type { CheckedLocalOptions } from '../options/local-backend-options.ts'
import { MAX_BATCH_SIZE } from '../options/max-batch-size.ts'
import { generationSlots } from '../options/generation-slots.ts'
import type { BatchSize } from '../plan/run-limits.ts'
import { type Device, deviceName } from '../session/device.ts'

export interface ReportSources {
  readonly facts: WeightFacts
  /** As torch names it: `torch.float32`. */
  readonly dtype: string
  readonly tokenizer: Tokenizer
  readonly maxLength: number
  readonly device: Device
  readonly folder: string
  readonly batchSize: BatchSize
  readonly options: CheckedLocalOptions
}

/** What the results file tells about a local model. */
export function localModelReport(sources: ReportSources): ModelReport {
  const { facts, dtype, tokenizer, maxLength, device, folder, batchSize, options } = sources
  const { bosToken, eosToken, padToken } = tokenizer
  return {
    parameters: facts.parameters,
    dtype,
    revision: options.revision ?? 'main',
    sha: commitOf(folder),
    ...(padToken && { padToken }),
    ...(eosToken && { eosToken, endOfTextTokenId: eosToken.id }),
    ...(bosToken && { bosToken }),
    maxLength,
    // Nothing is tried out here, for no size runs out of memory: `auto` settles on its bound at once.
    ...(batchSize === 'auto' && {
      batchSizes: [options.max_batch_size ?? MAX_BATCH_SIZE],
      generationBatchSize: generationSlots(batchSize, options.max_batch_size ?? undefined),
    }),
    device: deviceName(device),
  }
}

/** The commit of a snapshot in the hub's cache; empty for another folder. */
function commitOf(folder: string): string {
  const name = basename(folder)
  return basename(dirname(folder)) === 'snapshots' && /^[0-9a-f]{40}$/.test(name) ? name : ''
}
