import { CapabilityError, type Prompt } from '@eval/core'
import type { Endpoint } from './endpoint.ts'

/**
 * A prompt as text. A conversation that ends with the assistant's words is continued; otherwise the assistant's turn is
 * opened.
 *
 * @throws CapabilityError where there is no chat template.
 */
export function renderPrompt(prompt: Prompt, { tokenizer }: Pick<Endpoint, 'tokenizer'>): string {
  if (typeof prompt === 'string') return prompt
  const addGenerationPrompt = prompt.messages.at(-1)?.role !== 'assistant'
  const rendered = tokenizer?.chat?.render(prompt.messages, { addGenerationPrompt })
  if (typeof rendered === 'string') return rendered
  throw new CapabilityError(
    'This endpoint takes text, not messages, and its tokenizer has no chat template. Use a chat endpoint, or a tokenizer that has one.',
  )
}
