import type { ChatMessage, ContentPart, Prompt, Request } from '@eval/core'
import { dictEntries, dictFromEntries, isDict, jsonDumps, type PyValue, sha256Hex } from '@eval/pystd'

/** How a request's prompt was made. */
export interface RequestArgumentsOptions {
  /** Text prompts are conversations as JSON text; they are logged as a one-element list. Default false. */
  readonly jsonChat?: boolean
}

/**
 * A request as the samples file lists it: `[context, continuation]`, `[context, generation options]` or `[text]`, and its
 * images and sounds.
 * Messages are logged as JSON text in a one-element list, media by type only.
 * @source lm_eval/api/instance.py `Instance.args`, lm_eval/models/api_models.py `JsonChatStr`, 0.4.13
 */
export function requestArguments(
  request: Request,
  options: RequestArgumentsOptions = {},
): readonly PyValue[] {
  const own = textArguments(request, options)
  return request.media === undefined ? own : [...own, shownMedia(request.media)]
}

/** Images and sounds by their SHA-256, also those that a cache of requests knows as bytes only. */
function shownMedia(value: PyValue): PyValue {
  if (value instanceof Uint8Array) return sha256Hex(value)
  if (Array.isArray(value)) return value.map(shownMedia)
  if (!isDict(value)) return value
  return dictFromEntries(dictEntries(value).map(([key, item]) => [key, shownMedia(item)] as const))
}

function textArguments(request: Request, options: RequestArgumentsOptions): readonly PyValue[] {
  switch (request.type) {
    case 'loglikelihood':
      return [promptArgument(request.context, options), request.continuation]
    case 'generate_until':
      return [promptArgument(request.context, options), request.generation]
    case 'loglikelihood_rolling':
      return [request.text]
    default:
      return request satisfies never
  }
}

function promptArgument(prompt: Prompt, options: RequestArgumentsOptions): PyValue {
  if (typeof prompt === 'string') return options.jsonChat === true ? [prompt] : prompt
  return [jsonDumps(prompt.messages.map(loggedMessage), { ensureAscii: false })]
}

function loggedMessage({ role, content }: ChatMessage): PyValue {
  return { role, content: typeof content === 'string' ? content : content.map(loggedPart) }
}

function loggedPart(part: ContentPart): PyValue {
  if (part.type === 'text') return { type: 'text', text: part.text }
  return { type: part.type, media_type: part.mediaType }
}
