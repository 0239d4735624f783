import { UsageError } from '@eval/core'
import type { ApiContext } from '../settings/api-context.ts'
import type { ApiSettings } from '../settings/api-settings.ts'
import type { ApiModel, GivenAddress } from '../models/api-model.ts'
import type { CheckedApiOptions } from '../options/api-options.ts'

/** lm_eval's defaults. @source lm_eval/models/api_models.py (0.4.13), `TemplateAPI.__init__` */
const defaults = { maxLength: 2048, maxGenToks: 256, seed: 1234, maxImages: 1 } as const

/** Options with defaults filled in. @throws UsageError if the model, the address or a required key is missing. */
export function resolveSettings(
  name: string,
  model: ApiModel,
  options: CheckedApiOptions,
  context: ApiContext,
): ApiSettings {
  const { model: modelName, url } = addressOf(model, options, context)
  if (url === undefined) {
    throw new UsageError(
      `--model ${name} needs --model_args base_url=…: the full address of the endpoint, such as http://localhost:8000/v1/${model.dialect.takes === 'messages' ? 'chat/completions' : 'completions'}.`,
    )
  }
  if (modelName === undefined) throw new UsageError(`--model ${name} needs --model_args model=NAME.`)
  return {
    name,
    dialect: model.dialect,
    model: modelName,
    url,
    headers: headersOf(name, model, options, context),
    maxLength: options.max_length ?? defaults.maxLength,
    maxGenToks: options.max_gen_toks ?? defaults.maxGenToks,
    seed: options.seed ?? defaults.seed,
    concurrency: Math.max(1, options.num_concurrent ?? 1),
    batchSize: batchSizeOf(model, options, context),
    tokenizedRequests: takesIds(model, options),
    addBosToken: options.add_bos_token ?? false,
    maxImages: options.max_images ?? defaults.maxImages,
    noAnswerText: context.environment?.['LMEVAL_MODEL_NONE_ANSWER_PLACEHOLDER'] ?? '',
    ...(typeof options.custom_prefix_token_id === 'number'
      ? { prefixTokenId: options.custom_prefix_token_id }
      : {}),
    ...(typeof options.eos_string === 'string' ? { eosString: options.eos_string } : {}),
    ...(typeof options.think_end_token === 'string' ? { thinkEndToken: options.think_end_token } : {}),
  }
}

/** Parity: `tokenized_requests=None` means texts. */
function takesIds({ dialect, tokenizedRequests }: ApiModel, options: CheckedApiOptions): boolean {
  if (dialect.takes === 'messages') return false
  const { tokenized_requests: given } = options
  return given === undefined ? tokenizedRequests : given === true
}

function addressOf(
  { address, baseUrl, defaultModel }: ApiModel,
  { model, pretrained, base_url: given }: CheckedApiOptions,
  { environment = {} }: ApiContext,
): GivenAddress {
  const found = {
    model: model ?? pretrained ?? defaultModel,
    url: given ?? baseUrl,
  }
  return address === undefined ? found : address(found, environment)
}

/** Headers of every request. `header` replaces them all; `auth_token` stands for the key of the environment. */
function headersOf(
  name: string,
  { dialect, key }: ApiModel,
  { header, auth_token: token }: CheckedApiOptions,
  { environment = {} }: ApiContext,
): Readonly<Record<string, string>> {
  if (header !== null && header !== undefined) {
    return Object.fromEntries(Object.entries(header).map(([field, value]) => [field.toLowerCase(), value]))
  }
  const value = token ?? (key === undefined ? '' : environment[key.variable])
  if (value === undefined && key?.required === true) {
    throw new UsageError(`--model ${name} needs a key: set the environment variable ${key.variable}.`)
  }
  return dialect.headers(value ?? '')
}

function batchSizeOf(
  model: ApiModel,
  { batch_size: given }: CheckedApiOptions,
  { progress }: ApiContext,
): number {
  const value = given ?? 1
  if (typeof value === 'string' && value.includes('auto')) {
    progress?.warning('batch_size=auto is not for API models: 1 is used.')
    return 1
  }
  const size = Number(value)
  if (!Number.isInteger(size) || size < 1)
    throw new UsageError(`batch_size=${value} is not a positive number.`)
  if (size > 1 && (model.dialect.takes === 'messages' || model.dialect.name === 'anthropic-text')) {
    progress?.warning('Chat endpoints answer one conversation at a time: batch_size=1 is used.')
    return 1
  }
  return size
}
