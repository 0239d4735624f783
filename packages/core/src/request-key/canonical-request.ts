import { jsonDumps, PyError, type PyValue, sha256Hex } from '@eval/pystd'
import { isSampled } from '../generation/is-sampled.ts'
import type { Prompt } from '../prompt.ts'
import type { GenerateRequest, Request } from '../request.ts'
import { canonicalPrompt } from './canonical-prompt.ts'

/** What tells several sampled answers to one prompt apart; a greedy answer has no such thing. */
function draw({ generation, repeat = 0, seed }: GenerateRequest): readonly PyValue[] {
  return isSampled(generation) ? [{ repeat, seed: seed ?? null }] : []
}

function requestArguments(request: Request): readonly string[] {
  const own = textArguments(request)
  return request.media === undefined ? own : [...own, json(request.media)]
}

function textArguments(request: Request): readonly string[] {
  switch (request.type) {
    case 'loglikelihood':
      return [promptText(request.context), json(request.continuation)]
    case 'loglikelihood_rolling':
      return [json(request.text)]
    case 'generate_until':
      return [promptText(request.context), json(request.generation), ...draw(request).map(json)]
    default:
      return request satisfies never
  }
}

let latest: { readonly prompt: Prompt; readonly text: string } | undefined

/** The requests of a document follow each other and share their prompt, which may be long: the latest text is kept. */
function promptText(prompt: Prompt): string {
  if (latest?.prompt !== prompt) latest = { prompt, text: json(canonicalPrompt(prompt)) }
  return latest.text
}

function json(value: PyValue): string {
  return jsonDumps(value, { fallback: digestOfBytes })
}

function digestOfBytes(value: PyValue): PyValue {
  if (value instanceof Uint8Array) return { __bytes_sha256__: sha256Hex(value) }
  throw new PyError('TypeError', 'a generation argument has no JSON form')
}

/**
 * A request as JSON text: equal texts ask the same thing. It is the text that lm_eval hashes for its response cache,
 * with one addition: sampled generations also carry their repeat and seed, so that repeats are different answers. Who
 * asked (`origin`) is not part of it.
 *
 * @source lm_eval/api/model.py (0.4.13), `hash_args`
 */
export function canonicalRequest(request: Request): string {
  return `[${[json(request.type), ...requestArguments(request)].join(', ')}]`
}
