import type { TokenScorer } from '@eval/core'
import { MAX_BATCH_SIZE } from '../options/max-batch-size.ts'
import { createLocalScorer } from '../token-model/local-token-scorer.ts'
import type { ModelWorker } from '../worker/model-worker.ts'
import type { PreparedModel } from './prepare-model.ts'

/** The scorer of a loaded model, as its options ask for. */
export function modelScorer(model: PreparedModel, worker: ModelWorker): TokenScorer {
  const { options, batchSize, computation, maxLength, prefixTokenId, description } = model
  const { positions, vocabularySize } = description.model.shape
  return createLocalScorer({
    worker,
    maxLength,
    prefixTokenId,
    prefixReuse: options.prefix_reuse ?? options.logits_cache ?? true,
    bounds: { batchSize, maxBatchSize: options.max_batch_size ?? MAX_BATCH_SIZE },
    vocabularySize,
    ...(positions !== undefined && { positions }),
    ...(!computation.floatSoftmax && { sumsIn: computation.type }),
  })
}
