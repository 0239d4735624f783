import { UsageError } from '@eval/core'
import type { ModelAddress } from './api-model.ts'

/**
 * Model and address of a deployment: `model` or AZURE_OPENAI_DEPLOYMENT_NAME, at `base_url` or AZURE_OPENAI_ENDPOINT, of
 * AZURE_OPENAI_API_VERSION.
 *
 * @throws UsageError naming what is missing.
 * @source lm_eval/models/openai_completions.py (0.4.13), `AzureOpenaiChatCompletionsLM.__init__`
 */
export const azureAddress: ModelAddress = (given, environment) => {
  const model = given.model ?? environment['AZURE_OPENAI_DEPLOYMENT_NAME']
  const endpoint = given.url ?? environment['AZURE_OPENAI_ENDPOINT']
  const version = environment['AZURE_OPENAI_API_VERSION'] ?? '2025-03-01-preview'
  if (model === undefined || endpoint === undefined) {
    throw new UsageError(
      'Azure needs a deployment and its resource: set AZURE_OPENAI_DEPLOYMENT_NAME and AZURE_OPENAI_ENDPOINT, or give model= and base_url=.',
    )
  }
  const root = endpoint.replace(/\/+$/, '')
  return {
    model,
    url: `${root}/openai/deployments/${encodeURIComponent(model)}/chat/completions?api-version=${encodeURIComponent(version)}`,
  }
}
