import { bearer } from './bearer.ts'
import type { Dialect } from './dialect.ts'
import { generationArguments, stopStrings } from './generation-arguments.ts'
import { finishReason, indexedChoices } from './indexed-choices.ts'
import { echoedLogprobs } from './echoed-logprobs.ts'
import { field } from './reply-fields.ts'
import { textOf } from './text-of.ts'

/**
 * `/v1/completions` as OpenAI, vLLM, SGLang and others serve it. Continuations are scored by the echo of the prompt with its
 * log-probabilities and one new token, which is not looked at.
 *
 * @source lm_eval/models/openai_completions.py (0.4.13), `LocalCompletionsAPI`
 */
export const openaiCompletions: Dialect = {
  name: 'openai-completions',
  takes: 'prompts',
  headers: bearer,
  generationBody(prompt, generation, { model, maxGenToks, seed, eos }) {
    const { maxTokens, temperature, until, rest } = generationArguments(generation, maxGenToks)
    const stop = stopStrings(until, eos)
    return { prompt, model, max_tokens: maxTokens, temperature, stop, seed, ...rest }
  },
  readTexts: (reply, count) =>
    indexedChoices(reply, count).map((choice) => ({
      text: textOf(field(choice, 'text')),
      ...finishReason(choice),
    })),
  scoring: {
    body: (prompt, { model, seed }) => ({
      model,
      prompt,
      temperature: 0,
      max_tokens: 1,
      logprobs: 1,
      seed,
      echo: true,
    }),
    read: (reply, prompts) =>
      indexedChoices(reply, prompts.length).map((choice, index) => echoedLogprobs(choice, prompts[index])),
  },
}
