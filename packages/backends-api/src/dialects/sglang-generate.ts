import { bearer } from './bearer.ts'
import type { Dialect, ReadLogprobs, ScoredPrompt } from './dialect.ts'
import { generationArguments, stopStrings } from './generation-arguments.ts'
import { ReplyError } from './reply-error.ts'
import { field, serverMessage } from './reply-fields.ts'
import { textOf } from './text-of.ts'

/**
 * SGLang's own `/generate`. A continuation is greedy where each of its tokens is the most probable one; lm_eval has that the
 * wrong way round.
 *
 * Parity: no seed is sent.
 * @source lm_eval/models/sglang_generate_API.py (0.4.13)
 */
export const sglangGenerate: Dialect = {
  name: 'sglang-generate',
  takes: 'prompts',
  headers: bearer,
  generationBody(prompt, generation, { maxGenToks, eos }) {
    const { maxTokens, temperature, until, rest } = generationArguments(generation, maxGenToks)
    const stop = stopStrings(until, eos)
    const isText = typeof prompt === 'string' || (Array.isArray(prompt) && typeof prompt[0] === 'string')
    return {
      sampling_params: { max_new_tokens: maxTokens, temperature, stop, ...rest },
      ...(isText ? { text: prompt } : { input_ids: prompt }),
    }
  },
  readTexts: (reply, count) =>
    outputs(reply, count).map((output) => ({
      text: textOf(field(output, 'text')),
      ...endOf(field(field(field(output, 'meta_info'), 'finish_reason'), 'type')),
    })),
  scoring: {
    body: (prompt) => ({
      input_ids: prompt,
      sampling_params: { max_new_tokens: 1, temperature: 0 },
      logprob_start_len: 0,
      top_logprobs_num: 1,
      return_logprob: true,
    }),
    read: (reply, prompts) =>
      outputs(reply, prompts.length).map((output, index) => inputLogprobs(output, prompts[index])),
  },
}

function outputs(reply: unknown, count: number): readonly unknown[] {
  const list = Array.isArray(reply) ? reply : [reply]
  if (list.length === count) return list
  throw new ReplyError(`the answer has ${list.length} items for ${count} prompts`)
}

function endOf(reason: unknown): { finishReason?: 'stop' | 'length' } {
  return reason === 'stop' || reason === 'length' ? { finishReason: reason } : {}
}

function inputLogprobs(output: unknown, prompt: ScoredPrompt | undefined): ReadLogprobs {
  const { contextLength = 0, continuationLength = 0 } = prompt ?? {}
  const of = (name: string): readonly unknown[] => {
    const list = field(field(output, 'meta_info'), name)
    if (Array.isArray(list) && list.length >= contextLength + continuationLength)
      return list.slice(contextLength)
    throw new ReplyError(serverMessage(output) ?? `the answer has no ${name} for every token of the prompt`)
  }
  const places = of('input_token_logprobs')
  const best = of('input_top_logprobs')
  const logprobs = places.map((place) => {
    const value: unknown = Array.isArray(place) ? place[0] : undefined
    if (typeof value === 'number') return value
    throw new ReplyError('the answer lacks the log-probability of a token of the continuation')
  })
  const id = (place: unknown): unknown => (Array.isArray(place) ? place[1] : undefined)
  const first = (top: unknown): unknown => (Array.isArray(top) ? top[0] : undefined)
  return { logprobs, greedy: places.every((place, index) => id(place) === id(first(best[index]))) }
}
