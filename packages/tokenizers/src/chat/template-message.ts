import type { ChatMessage, ContentPart } from '@eval/core'

/** A content part as templates see it: media is only its type. */
export interface TemplatePart {
  readonly type: string
  readonly text?: string
}

/** A message as templates see it. */
export interface TemplateMessage {
  readonly role: string
  readonly content: string | readonly TemplatePart[]
}

/** What a template gets for a message; bytes of media stay outside. */
export function templateMessage(message: ChatMessage): TemplateMessage {
  const { role, content } = message
  return { role, content: typeof content === 'string' ? content : content.map(templatePart) }
}

function templatePart(part: ContentPart): TemplatePart {
  return part.type === 'text' ? { type: 'text', text: part.text } : { type: part.type }
}

/** The beginning of a text, for messages to people. */
export function plainContent(text: string): string {
  const start = Array.from(text).slice(0, 80).join('')
  return JSON.stringify(start.length < text.length ? `${start}…` : start)
}
