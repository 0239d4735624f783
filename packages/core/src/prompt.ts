/** Text of a chat message. */
export interface TextPart {
  readonly type: 'text'
  readonly text: string
}

/** An image, audio clip or video: encoded bytes and their media type (`image/png`, `audio/wav`, …). */
export interface MediaPart {
  readonly type: 'image' | 'audio' | 'video'
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export type ContentPart = TextPart | MediaPart
export type ContentPartType = ContentPart['type']

/** Who speaks in a chat message. */
export type ChatRole = 'system' | 'user' | 'assistant'

/** One message of a conversation. A string content is one text part. */
export interface ChatMessage {
  readonly role: ChatRole
  readonly content: string | readonly ContentPart[]
}

/** A conversation handed to the backend as messages, not as rendered text. */
export interface ChatPrompt {
  readonly messages: readonly ChatMessage[]
}

/** What a model is shown: text, or messages of content parts. */
export type Prompt = string | ChatPrompt
