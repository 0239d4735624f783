import { UsageError } from '@eval/core'
import { anthropicHeaders } from './anthropic-headers.ts'
import type { Dialect } from './dialect.ts'
import { generationArguments, stopStrings } from './generation-arguments.ts'
import { field } from './reply-fields.ts'
import { textOf } from './text-of.ts'

const humanTurn = '\n\nHuman:'
const assistantTurn = '\n\nAssistant:'

/** Limit of new tokens of a request that names none; `max_tokens_to_sample` is not looked at. */
const mostTokens = 2048

/**
 * Anthropic's older `/v1/complete`: one text between the marks of two turns.
 *
 * Parity: only `until`, `max_gen_toks` and `temperature` of the generation arguments count.
 * @source lm_eval/models/anthropic_llms.py (0.4.13), `AnthropicLM`
 */
export const anthropicText: Dialect = {
  name: 'anthropic-text',
  takes: 'prompts',
  headers: anthropicHeaders,
  generationBody(prompt, generation, { model }) {
    if (typeof prompt !== 'string') throw new UsageError('anthropic-completions takes one text at a time.')
    const given = generationArguments(generation, mostTokens, ['max_gen_toks'])
    return {
      max_tokens_to_sample: given.maxTokens,
      model,
      prompt: `${humanTurn} ${prompt}${assistantTurn}`,
      stop_sequences: [humanTurn, ...stopStrings(given.until, null)],
      temperature: given.temperature,
    }
  },
  readTexts: (reply) => [{ text: textOf(field(reply, 'completion')), ...endOf(field(reply, 'stop_reason')) }],
}

function endOf(reason: unknown): { finishReason?: 'stop' | 'length' } {
  if (reason === 'stop_sequence') return { finishReason: 'stop' }
  return reason === 'max_tokens' ? { finishReason: 'length' } : {}
}
