import type { Backend } from './backend.ts'
import { CapabilityError } from './errors/capability-error.ts'
import { requestMedia } from './request-media.ts'
import type { ContentPartType, Prompt } from './prompt.ts'
import type { Request, RequestType } from './request.ts'

const TYPE_MEANING: Readonly<Record<RequestType, string>> = {
  loglikelihood: 'score continuations',
  loglikelihood_rolling: 'score whole texts',
  generate_until: 'generate text',
}

const isType = (entry: Request | RequestType): entry is RequestType => typeof entry === 'string'

function contentTypes(prompt: Prompt): readonly ContentPartType[] {
  if (typeof prompt === 'string') return ['text']
  return prompt.messages.flatMap(({ content }) =>
    typeof content === 'string' ? (['text'] as const) : content.map((part) => part.type),
  )
}

function requestContent(request: Request): readonly ContentPartType[] {
  const media = request.media === undefined ? [] : requestMedia(request).map(({ type }) => type)
  return request.type === 'loglikelihood_rolling' ? media : [...contentTypes(request.context), ...media]
}

/**
 * Refuses what a backend cannot do, before any work: request types and, where requests are given, the content of their
 * prompts.
 *
 * @throws CapabilityError naming the missing request type or content, and what the backend can do instead.
 */
export function checkCapabilities(
  wanted: readonly (Request | RequestType)[],
  backend: Pick<Backend, 'capabilities'>,
): void {
  const { requestTypes, contentParts, limitation } = backend.capabilities
  for (const entry of wanted) {
    const type = isType(entry) ? entry : entry.type
    if (!requestTypes.includes(type)) {
      throw new CapabilityError(
        `This backend cannot ${TYPE_MEANING[type]}: it takes no ${type} requests, only ${requestTypes.join(', ')}. ` +
          `${limitation === undefined ? '' : `${limitation} `}Choose another backend, or a variant of the task that asks for what this one can do.`,
      )
    }
    if (isType(entry)) continue
    const missing = requestContent(entry).find((part) => part !== 'text' && !contentParts.includes(part))
    if (missing) {
      throw new CapabilityError(
        `This backend cannot be shown ${missing} content: it takes only ${['text', ...contentParts.filter((part) => part !== 'text')].join(', ')}. ` +
          'Choose a multimodal backend for this task.',
      )
    }
  }
}
