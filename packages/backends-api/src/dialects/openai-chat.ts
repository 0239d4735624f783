import { bearer } from './bearer.ts'
import { chatChoice } from './chat-choice.ts'
import type { Dialect } from './dialect.ts'
import { generationArguments, stopStrings } from './generation-arguments.ts'
import { indexedChoices } from './indexed-choices.ts'

const endOfText = '<|endoftext|>'
const mostStops = 4

/**
 * OpenAI's `/v1/chat/completions`.
 *
 * Parity: a model whose name holds `o1`, `o3`, `o4` or `5` (so gpt-3.5-turbo too) gets no stop strings and temperature 1.
 * @source lm_eval/models/openai_completions.py (0.4.13), `OpenAIChatCompletion`
 */
export const openaiChat: Dialect = {
  name: 'openai-chat',
  takes: 'messages',
  images: true,
  mostStops,
  headers: bearer,
  notice: (model) =>
    isReasoning(model)
      ? `${model} counts as a reasoning model (its name holds o1, o3, o4 or 5), as in lm_eval: stop strings are not sent, and the temperature is 1.`
      : undefined,
  generationBody(messages, generation, { model, maxGenToks, seed, eos }) {
    const given = generationArguments(generation, maxGenToks)
    const until = given.until === undefined ? [endOfText] : given.until
    const stop = stopStrings(until, eos === undefined ? endOfText : eos).slice(0, mostStops)
    const body = {
      messages,
      model,
      max_completion_tokens: given.maxTokens,
      temperature: given.temperature,
      stop,
      seed,
      ...given.rest,
    }
    if (!isReasoning(model)) return body
    const { stop: _, ...withoutStops } = body
    return { ...withoutStops, temperature: 1 }
  },
  readTexts: (reply, count) => indexedChoices(reply, count).map(chatChoice),
}

const isReasoning = (model: string): boolean => /o1|o3|o4|5/.test(model)
