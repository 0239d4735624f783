import { type ChatMessage, type ContentPart, type Prompt, UsageError } from '@eval/core'
import type { PyRecord } from '@eval/pystd'

/**
 * A conversation as the body holds it. A text by itself is one turn of the user.
 *
 * Parity: images stand before the text of their message, and no more than `maxImages` of them.
 * @source lm_eval/models/api_models.py (0.4.13), `create_image_prompt`
 */
export function messagesPayload(prompt: Prompt, maxImages: number): readonly PyRecord[] {
  const messages: readonly ChatMessage[] =
    typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt.messages
  return messages.map(({ role, content }) => ({
    role,
    content: typeof content === 'string' ? content : parts(content, maxImages),
  }))
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
