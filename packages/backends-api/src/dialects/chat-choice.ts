import type { ReadText } from './dialect.ts'
import { finishReason } from './indexed-choices.ts'
import { field } from './reply-fields.ts'

/**
 * The text of a chat choice. Without content (a filter held it back, or the tokens ran out while the model was thinking) it
 * is null.
 *
 * @source lm_eval/models/openai_completions.py (0.4.13), `LocalChatCompletion.parse_generations`
 */
export function chatChoice(choice: unknown): ReadText {
  const content = field(field(choice, 'message'), 'content')
  return { text: typeof content === 'string' ? content : null, ...finishReason(choice) }
}
