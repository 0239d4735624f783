import type { ChatRenderer } from '../chat-renderer.ts'
import { CapabilityError } from '../errors/capability-error.ts'
import type { Prompt } from '../prompt.ts'

/**
 * A prompt as text. A conversation that ends with the assistant's words is continued; otherwise the assistant's turn is
 * opened.
 *
 * @throws CapabilityError where the model has no chat template, or the template gives messages instead of text.
 */
export function renderPrompt(prompt: Prompt, chat: ChatRenderer | undefined): string {
  if (typeof prompt === 'string') return prompt
  if (!chat) {
    throw new CapabilityError(
      'This model takes text, not messages: it has no chat template. Run the task without a chat template, or choose a model that has one.',
    )
  }
  const continues = prompt.messages.at(-1)?.role === 'assistant'
  const rendered = chat.render(prompt.messages, { addGenerationPrompt: !continues })
  if (typeof rendered === 'string') return rendered
  throw new CapabilityError('The chat template of this model gives messages, but the model takes text.')
}
