import { bearer } from './bearer.ts'
import { chatChoice } from './chat-choice.ts'
import type { Dialect } from './dialect.ts'
import { generationArguments, stopStrings } from './generation-arguments.ts'
import { indexedChoices } from './indexed-choices.ts'

const mostStops = 4

/**
 * `/v1/chat/completions` of servers that speak like OpenAI's.
 *
 * Parity: four stop strings are sent at most.
 * @source lm_eval/models/openai_completions.py (0.4.13), `LocalChatCompletion`
 */
export const localChat: Dialect = {
  name: 'local-chat',
  takes: 'messages',
  images: true,
  mostStops,
  headers: bearer,
  generationBody(messages, generation, { model, maxGenToks, seed, eos }) {
    const { maxTokens, temperature, until, rest } = generationArguments(generation, maxGenToks)
    const stop = stopStrings(until, eos).slice(0, mostStops)
    return { messages, model, max_tokens: maxTokens, temperature, stop, seed, ...rest }
  },
  readTexts: (reply, count) => indexedChoices(reply, count).map(chatChoice),
}
