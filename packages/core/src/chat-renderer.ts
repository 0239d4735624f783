import type { ChatMessage, Prompt } from './prompt.ts'

export interface ChatRenderOptions {
  /** End with the marks that open the assistant's turn; otherwise the last message is continued. */
  readonly addGenerationPrompt: boolean
}

/** Messages → what the backend takes as a prompt: text for models with a template, JSON text or messages for chat APIs. */
export interface ChatRenderer {
  /** Source text of the template, logged and hashed with the results; null where the server renders. */
  readonly template: string | null
  /** @throws UsageError if the template cannot take these messages. */
  render(messages: readonly ChatMessage[], options: ChatRenderOptions): Prompt
}
