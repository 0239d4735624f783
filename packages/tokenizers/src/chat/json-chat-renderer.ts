import { type ChatMessage, type ChatRenderer, UsageError } from '@eval/core'
import { jsonDumps } from '@eval/pystd'

/**
 * Conversations as JSON text, for endpoints that take messages: `json.dumps(messages, ensure_ascii=False)`.
 *
 * @source lm_eval/models/api_models.py (`TemplateAPI.apply_chat_template`), 0.4.13
 */
export const jsonChatRenderer: ChatRenderer = {
  template: null,
  render: (messages) => jsonDumps(messages.map(plainMessage), { ensureAscii: false }),
}

function plainMessage({ role, content }: ChatMessage): { role: string; content: string | TextOnly[] } {
  return { role, content: typeof content === 'string' ? content : content.map(textOnly) }
}

type TextOnly = { type: 'text'; text: string }

function textOnly(part: Exclude<ChatMessage['content'], string>[number]): TextOnly {
  if (part.type !== 'text')
    throw new UsageError(`a conversation with ${part.type} content cannot be written as JSON text`)
  return { type: 'text', text: part.text }
}
