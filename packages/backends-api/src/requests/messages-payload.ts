import {
  type ChatMessage,
  type ContentPart,
  type GenerateRequest,
  type Prompt,
  requestMedia,
  UsageError,
} from '@eval/core'
import type { PyRecord } from '@eval/pystd'

/**
 * The conversation of a request as the body holds it. A text by itself is one turn of the user.
 *
 * Parity: images stand before the text of their message, those of the document in the last one, and no more than `maxImages`
 * of each. They are sent as they are; lm_eval writes each anew as PNG.
 * @source lm_eval/models/api_models.py (0.4.13), `create_image_prompt`
 */
export function messagesPayload(request: GenerateRequest, maxImages: number): readonly PyRecord[] {
  const messages = withMedia(messagesOf(request.context), requestMedia(request))
  return messages.map(({ role, content }) => ({
    role,
    content: typeof content === 'string' ? content : parts(content, maxImages),
  }))
}

function messagesOf(prompt: Prompt): readonly ChatMessage[] {
  return typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt.messages
}

function withMedia(messages: readonly ChatMessage[], media: readonly ContentPart[]): readonly ChatMessage[] {
  const last = messages.at(-1)
  if (media.length === 0 || last === undefined) return messages
  const { content } = last
  const shown = typeof content === 'string' ? [{ type: 'text', text: content } as const] : content
  return [...messages.slice(0, -1), { ...last, content: [...media, ...shown] }]
}

function parts(content: readonly ContentPart[], maxImages: number): readonly PyRecord[] {
  const images = content.filter(({ type }) => type !== 'text').slice(0, maxImages)
  const texts = content.filter(({ type }) => type === 'text')
  return [...images, ...texts].map(part)
}

function part(content: ContentPart): PyRecord {
  if (content.type === 'text') return { type: 'text', text: content.text }
  if (content.type !== 'image') throw new UsageError(`This endpoint cannot be shown ${content.type} content.`)
  const data = Buffer.from(content.bytes).toString('base64')
  return { type: 'image_url', image_url: { url: `data:${content.mediaType};base64,${data}`, detail: 'auto' } }
}
