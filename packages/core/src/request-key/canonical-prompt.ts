import { jsonDumps, type PyValue, sha256Hex } from '@eval/pystd'
import type { ChatMessage, ContentPart, Prompt } from '../prompt.ts'

function canonicalPart(part: ContentPart): PyValue {
  if (part.type === 'text') return { type: 'text', text: part.text }
  return { type: part.type, media_type: part.mediaType, __bytes_sha256__: sha256Hex(part.bytes) }
}

/** A single text part is the same content as its text. */
function canonicalContent(content: ChatMessage['content']): PyValue {
  if (typeof content === 'string') return content
  const [first] = content
  return content.length === 1 && first?.type === 'text' ? first.text : content.map(canonicalPart)
}

/**
 * A prompt as it stands in a request's canonical text: text as it is; messages as a list of one JSON text, the form in
 * which lm_eval keys chat requests. Images and sounds are represented by a digest of their bytes.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `JsonChatStr`
 */
export function canonicalPrompt(prompt: Prompt): PyValue {
  if (typeof prompt === 'string') return prompt
  const messages = prompt.messages.map(({ role, content }) => ({ role, content: canonicalContent(content) }))
  return [jsonDumps(messages, { ensureAscii: false })]
}
