import { type BackendFingerprint, backendFingerprint } from '@eval/core'
import type { Endpoint } from './requests/endpoint.ts'
import { serverOf } from './transport/server-of.ts'

/** What decides an answer of an endpoint. No keys; how many requests are sent at once only as far as it changes them. */
export function apiFingerprint({ settings, tokenizer }: Endpoint): BackendFingerprint {
  const { dialect, model, url, maxLength, maxGenToks, seed, tokenizedRequests, addBosToken } = settings
  return backendFingerprint({
    backend: 'api',
    dialect: dialect.name,
    model,
    url: serverOf(url),
    max_length: String(maxLength),
    max_gen_toks: String(maxGenToks),
    seed: String(seed),
    tokenizer: tokenizer?.digest ?? 'none',
    tokenized_requests: String(tokenizedRequests),
    add_bos_token: String(addBosToken),
    prefix_token_id: String(settings.prefixTokenId ?? 'default'),
    end_of_text: settings.concurrency > 1 ? 'not sent' : (settings.eosString ?? "the tokenizer's"),
    think_end_token: settings.thinkEndToken ?? 'none',
    no_answer_text: settings.noAnswerText,
    max_images: String(settings.maxImages),
  })
}
