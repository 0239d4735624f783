import type { TokenScorer } from '@eval/core'
import type { LocalBackendContext } from './opening/local-backend-context.ts'
import { modelScorer } from './opening/model-scorer.ts'
import { openWorker } from './opening/open-worker.ts'
import { prepareModel } from './opening/prepare-model.ts'
import type { LocalBackendOptions } from './options/local-backend-options.ts'

/**
 * Opens a model for those who have token ids already: log-probabilities of sequences, without texts and their rules.
 *
 * @throws as `openLocalBackend` does.
 */
export async function openTokenScorer(
  options: LocalBackendOptions,
  context: LocalBackendContext = {},
): Promise<TokenScorer> {
  const model = await prepareModel(options, context)
  return modelScorer(model, await openWorker(model))
}
