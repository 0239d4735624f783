import { type Backend, type BackendCapabilities, type RequestType, UsageError } from '@eval/core'
import { createApiBackend } from './api-backend.ts'
import type { ApiContext } from './settings/api-context.ts'
import type { ApiSettings } from './settings/api-settings.ts'
import type { ApiModel } from './models/api-model.ts'
import { apiModels } from './models/api-models.ts'
import { openTransport, type Transport } from './opening/open-transport.ts'
import type { ApiOptions, CheckedApiOptions } from './options/api-options.ts'
import { checkApiOptions } from './options/check-api-options.ts'
import { resolveSettings } from './opening/resolve-settings.ts'
import type { ApiTokenizer } from './tokens/api-tokenizer.ts'
import { openTokenizer } from './opening/open-tokenizer.ts'

/**
 * Opens a model behind HTTP under one of lm_eval's names: `local-completions`, `local-chat-completions`,
 * `openai-completions`, `openai-chat-completions`, `anthropic-chat`, `anthropic-chat-completions`, `anthropic-completions`,
 * `sglang-generate`. Nothing is sent, unless the server is to be asked for its tokenizer.
 *
 * @throws UsageError on an unknown name, wrong options, a missing key, a chat endpoint without conversations; ModelError if
 * the tokenizer's files are missing or not supported.
 */
export async function openApiBackend(
  name: string,
  options: ApiOptions,
  context: ApiContext = {},
): Promise<Backend> {
  const model = apiModels[name]
  if (model === undefined) {
    throw new UsageError(`There is no API model "${name}". There are ${Object.keys(apiModels).join(', ')}.`)
  }
  const checked = checkApiOptions(name, options)
  const settings = resolveSettings(name, model, checked, context)
  if (model.dialect.takes === 'messages' && context.applyChatTemplate === false) {
    throw new UsageError(`--model ${name} takes conversations, not texts: say --apply_chat_template.`)
  }
  const transport = await openTransport(checked, context)
  try {
    return await open({ model, checked, settings, transport, context })
  } catch (error) {
    await transport[Symbol.asyncDispose]()
    throw error
  }
}

interface Opening {
  readonly model: ApiModel
  readonly checked: CheckedApiOptions
  readonly settings: ApiSettings
  readonly transport: Transport
  readonly context: ApiContext
}

async function open({ model, checked, settings, transport, context }: Opening): Promise<Backend> {
  const notice = model.dialect.notice?.(settings.model)
  if (notice !== undefined) context.progress?.warning(notice)
  const tokenizer = await openTokenizer({ model, options: checked, settings, transport, context })
  const tokenizedRequests = settings.tokenizedRequests && tokenizer !== undefined
  return createApiBackend({
    settings: { ...settings, tokenizedRequests },
    send: transport.send,
    ...(tokenizer && { tokenizer }),
    capabilities: capabilities(model, settings, tokenizer),
    advice: model.key === undefined ? 'Check base_url.' : `Check base_url and ${model.key.variable}.`,
    ...(context.progress && { progress: context.progress }),
    close: async () => transport[Symbol.asyncDispose](),
  })
}

function capabilities(
  { dialect, scoringModels }: ApiModel,
  { name, model }: ApiSettings,
  tokenizer: ApiTokenizer | undefined,
): BackendCapabilities {
  const reason = whyNotScoring()
  const requestTypes: readonly RequestType[] =
    reason === undefined ? ['loglikelihood', 'loglikelihood_rolling', 'generate_until'] : ['generate_until']
  return {
    requestTypes,
    contentParts: dialect.images === true ? ['text', 'image'] : ['text'],
    tokenLogprobs: reason === undefined,
    asksEquals: true,
    ...(reason === undefined ? {} : { limitation: reason }),
  }
  function whyNotScoring(): string | undefined {
    if (dialect.scoring === undefined) {
      return `${name} asks an endpoint that does not give the log-probabilities of a prompt; completions endpoints do (--model local-completions).`
    }
    if (scoringModels !== undefined && !scoringModels.includes(model)) {
      return `of OpenAI's models only ${scoringModels.join(' and ')} give the log-probabilities of a prompt.`
    }
    return tokenizer === undefined
      ? 'without a tokenizer it is not known where a continuation begins; give tokenizer= or tokenizer_backend=.'
      : undefined
  }
}
