import { ModelError, NetworkError } from '@eval/core'
import type { ApiContext } from '../settings/api-context.ts'
import type { ApiSettings } from '../settings/api-settings.ts'
import type { ApiModel, TokenizerBackend } from '../models/api-model.ts'
import type { Transport } from './open-transport.ts'
import type { CheckedApiOptions } from '../options/api-options.ts'
import type { ApiTokenizer } from '../tokens/api-tokenizer.ts'
import { detectServerTokenizer } from '../tokens/detect-server-tokenizer.ts'
import { folderTokenizer } from '../tokens/folder-tokenizer.ts'
import { serverTokenizer } from '../tokens/server-tokenizer.ts'
import { tiktokenTokenizer } from '../tokens/tiktoken-tokenizer.ts'

export interface OpenTokenizerOptions {
  readonly model: ApiModel
  readonly options: CheckedApiOptions
  readonly settings: ApiSettings
  readonly transport: Transport
  readonly context: ApiContext
}

/**
 * The tokenizer that the options name: the files of `tokenizer` whatever `tokenizer_backend` says (but none), else what
 * `tokenizer_backend` says; `auto` asks the server whether it has one, else takes the files of the model's name.
 *
 * @throws ModelError if its files are missing or not supported.
 * @source lm_eval/models/api_models.py, openai_completions.py (0.4.13), `__init__`
 */
export async function openTokenizer(opening: OpenTokenizerOptions): Promise<ApiTokenizer | undefined> {
  const { model, options, settings } = opening
  const asked = options.tokenizer_backend ?? model.tokenizerBackend
  if (asked === 'none' || asked === 'None') return undefined
  const backend = asked === 'auto' ? await detect(opening) : asked
  const tokenizer = await openBackend(backend, opening)
  const { prefixTokenId } = settings
  return prefixTokenId === undefined ? tokenizer : { ...tokenizer, prefixTokenId: async () => prefixTokenId }
}

async function detect({
  options,
  settings,
  transport,
  context,
}: OpenTokenizerOptions): Promise<'remote' | 'huggingface'> {
  if (typeof options.tokenizer === 'string') return 'huggingface'
  const found = await detectServerTokenizer(
    transport.probe,
    settings.url,
    options.auth_token ?? undefined,
    context.signal,
  )
  return found ? 'remote' : 'huggingface'
}

async function openBackend(
  backend: Exclude<TokenizerBackend, 'auto' | 'none'>,
  { options, settings, transport, context }: OpenTokenizerOptions,
): Promise<ApiTokenizer> {
  const now = (): Date => new Date((context.now ?? Date.now)())
  const id = options.tokenizer ?? undefined
  if (id === undefined && backend === 'tiktoken') return tiktokenTokenizer(settings.model)
  if (id === undefined && backend === 'remote') {
    return serverTokenizer({
      send: transport.lookUp,
      baseUrl: settings.url,
      ...(typeof options.auth_token === 'string' ? { authToken: options.auth_token } : {}),
      remember: settings.concurrency > 1,
      withChat: context.applyChatTemplate !== undefined && context.applyChatTemplate !== false,
      now,
      ...(context.signal && { signal: context.signal }),
    })
  }
  return folderTokenizer({
    folder: await folderOf(id ?? settings.model, options, context),
    addBosToken: settings.addBosToken,
    applyChatTemplate: context.applyChatTemplate ?? false,
    ...(context.progress && { progress: context.progress }),
    now,
  })
}

async function folderOf(id: string, { revision }: CheckedApiOptions, context: ApiContext): Promise<string> {
  const { resolveFolder = async (folder: string) => folder } = context
  const advice = 'Name a tokenizer with tokenizer=, or say tokenizer_backend=none.'
  try {
    return await resolveFolder(id, typeof revision === 'string' ? { revision } : {})
  } catch (error) {
    if (error instanceof ModelError) throw new ModelError(`${error.message} ${advice}`, { cause: error })
    if (error instanceof NetworkError) throw new NetworkError(`${error.message} ${advice}`, { cause: error })
    throw error
  }
}
