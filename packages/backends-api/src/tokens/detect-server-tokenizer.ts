import { jsonDumps } from '@eval/pystd'
import { field } from '../dialects/reply-fields.ts'
import { callJson } from '../transport/call-json.ts'
import type { HttpCall, Send } from '../transport/exchange.ts'
import { serverRoot } from './server-root.ts'

/**
 * Whether a server answers questions about its tokenizer, as vLLM does.
 *
 * @param send - Gives up after five seconds and three tries.
 * @source lm_eval/utils.py (0.4.13), `check_remote_tokenizer_support`
 */
export async function detectServerTokenizer(
  send: Send,
  baseUrl: string,
  authToken?: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const root = serverRoot(baseUrl)
  const headers = {
    'content-type': 'application/json',
    ...(authToken === undefined ? {} : { authorization: `Bearer ${authToken}` }),
  }
  const ask = async (call: Pick<HttpCall, 'method' | 'url' | 'body'>): Promise<unknown> => {
    try {
      return await callJson(send, { ...call, headers }, signal ? { signal } : {})
    } catch {
      signal?.throwIfAborted()
      return undefined
    }
  }
  const info = await ask({ method: 'GET', url: `${root}/tokenizer_info` })
  if (field(info, 'eos_token') === undefined) return false
  const body = jsonDumps({ prompt: 'test', add_special_tokens: false })
  return Array.isArray(field(await ask({ method: 'POST', url: `${root}/tokenize`, body }), 'tokens'))
}
