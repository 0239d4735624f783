import { type ChatRenderer, ModelError } from '@eval/core'
import { jsonDumps, sha256Hex } from '@eval/pystd'
import { createChatRenderer } from '@eval/tokenizers'
import { field } from '../dialects/reply-fields.ts'
import { callJson } from '../transport/call-json.ts'
import type { Send } from '../transport/exchange.ts'
import type { ApiTokenizer } from './api-tokenizer.ts'
import { remembering } from './remembering.ts'
import { serverRoot } from './server-root.ts'

export interface ServerTokenizerOptions {
  /** Sends with a few tries of its own. */
  readonly send: Send
  /** Address of the completions endpoint. */
  readonly baseUrl: string
  readonly authToken?: string
  /** Remember the ids of the latest texts, so that a context is asked for once for all its choices. */
  readonly remember: boolean
  /** Make a chat renderer of the server's template. */
  readonly withChat: boolean
  readonly now: () => Date
  readonly signal?: AbortSignal
}

const REMEMBERED = 64

/**
 * The tokenizer of the server: `/tokenizer_info`, `/tokenize`, `/detokenize` as vLLM has them. Special tokens are never
 * added, whatever `add_bos_token` says.
 *
 * @throws ModelError if the server has no such addresses.
 * @source lm_eval/utils.py (0.4.13), `RemoteTokenizer`
 */
export async function serverTokenizer(options: ServerTokenizerOptions): Promise<ApiTokenizer> {
  const ask = asking(options)
  const checked = await ask('GET', '/tokenizer_info')
  // Parity: asked for again when a special token is first needed.
  let info: Promise<unknown> | undefined
  const known = (): Promise<unknown> => (info ??= ask('GET', '/tokenizer_info'))
  const special = async (name: string): Promise<string | null> => {
    const token = field(await known(), name)
    return typeof token === 'string' ? token : null
  }
  const tokenize = async (text: string): Promise<Int32Array> => {
    const tokens = field(
      await ask('POST', '/tokenize', { prompt: text, add_special_tokens: false }),
      'tokens',
    )
    if (Array.isArray(tokens)) return Int32Array.from(tokens.map(Number))
    throw new ModelError(`${serverRoot(options.baseUrl)}/tokenize answered without tokens.`)
  }
  const chat = options.withChat ? chatOf(checked, options.now) : undefined
  let prefix: Promise<number> | undefined
  return {
    digest: sha256Hex(jsonDumps(['server', textOf(checked, 'eos_token'), textOf(checked, 'chat_template')])),
    encode: options.remember ? remembering(REMEMBERED, tokenize) : tokenize,
    decode: async (tokens) => {
      const prompt = field(await ask('POST', '/detokenize', { tokens: [...tokens] }), 'prompt')
      if (typeof prompt === 'string') return prompt
      throw new ModelError(`${serverRoot(options.baseUrl)}/detokenize answered without a prompt.`)
    },
    eosText: () => special('eos_token'),
    prefixTokenId: () => (prefix ??= firstSpecialId(special, tokenize)),
    ...(chat && { chat }),
  }
}

type Ask = (method: 'GET' | 'POST', path: string, body?: Parameters<typeof jsonDumps>[0]) => Promise<unknown>

function asking({ send, baseUrl, authToken, signal }: ServerTokenizerOptions): Ask {
  const headers = {
    'content-type': 'application/json',
    ...(authToken === undefined ? {} : { authorization: `Bearer ${authToken}` }),
  }
  return (method, path, body) => {
    const call = { method, url: serverRoot(baseUrl) + path, headers }
    return callJson(
      send,
      body === undefined ? call : { ...call, body: jsonDumps(body) },
      signal ? { signal } : {},
    )
  }
}

/** @source lm_eval/utils.py (0.4.13), `RemoteTokenizer.bos_token_id` */
async function firstSpecialId(
  special: (name: string) => Promise<string | null>,
  tokenize: (text: string) => Promise<Int32Array>,
): Promise<number> {
  for (const name of ['bos_token', 'eos_token']) {
    const text = await special(name)
    const id = text === null ? undefined : (await tokenize(text))[0]
    // Parity: id 0 counts as none.
    if (id !== undefined && (id !== 0 || name === 'eos_token')) return id
  }
  throw new ModelError(
    'The tokenizer of the server names neither a BOS nor an EOS token, so nothing can stand before text without context. ' +
      'Name a token with custom_prefix_token_id.',
  )
}

function chatOf(info: unknown, now: () => Date): ChatRenderer | undefined {
  const template = textOf(info, 'chat_template')
  if (template === null) return undefined
  const names = ['bos_token', 'eos_token', 'pad_token', 'unk_token']
  const specialTokens = Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const token = textOf(info, name)
      return token === null ? [] : [[name, token]]
    }),
  )
  return createChatRenderer({ template, specialTokens, now })
}

function textOf(info: unknown, name: string): string | null {
  const value = field(info, name)
  return typeof value === 'string' ? value : null
}
