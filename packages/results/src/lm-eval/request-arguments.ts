import type { ChatMessage, ContentPart, Prompt, Request } from '@eval/core'
import { jsonDumps, type PyValue } from '@eval/pystd'

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
  return request.media === undefined ? own : [...own, request.media]
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
