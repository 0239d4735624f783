import { dictGet, isDict, pyStrip, type PyRecord, type PyValue } from '@eval/pystd'
import type { Dialect } from './dialect.ts'
import { generationArguments, stopStrings } from './generation-arguments.ts'
import { anthropicHeaders } from './anthropic-headers.ts'
import { field, listField } from './reply-fields.ts'

const humanTurn = '\n\nHuman:'

/**
 * Anthropic's `/v1/messages`. Of an answer only the text blocks count, joined; lm_eval stops at a thinking block and takes
 * several text blocks for several answers.
 *
 * Parity: blank stop strings are left out; only `max_gen_toks` limits new tokens; no seed is sent.
 * @source lm_eval/models/anthropic_llms.py (0.4.13), `AnthropicChat`
 */
export const anthropicMessages: Dialect = {
  name: 'anthropic-messages',
  takes: 'messages',
  headers: anthropicHeaders,
  generationBody(messages, generation, { model, maxGenToks, eos }) {
    const given = generationArguments(generation, maxGenToks, ['max_gen_toks'])
    const end = eos === undefined ? humanTurn : eos
    const stops = stopStrings(given.until === undefined ? [humanTurn] : given.until, end)
    const kept = stops.filter((stop) => pyStrip(stop) !== '')
    const { system, turns } = withoutSystem(messages)
    return {
      messages: turns,
      model,
      max_tokens: given.maxTokens,
      temperature: given.temperature,
      // lm_eval sends [null] where nothing is left and there is no text that ends generations.
      stop_sequences: kept.length === 0 && end !== null ? [end] : kept,
      ...given.rest,
      ...(system === undefined ? {} : { system }),
    }
  },
  readTexts(reply) {
    const texts = listField(reply, 'content').flatMap((block) => {
      const text = field(block, 'text')
      return typeof text === 'string' ? [text] : []
    })
    const reason = field(reply, 'stop_reason')
    return [
      {
        text: texts.length === 0 ? null : texts.join(''),
        ...(reason === 'end_turn' || reason === 'stop_sequence' ? { finishReason: 'stop' } : {}),
        ...(reason === 'max_tokens' ? { finishReason: 'length' } : {}),
      },
    ]
  },
}

interface Conversation {
  readonly system?: PyValue
  readonly turns: readonly PyRecord[]
}

/** The first message apart, if it is the system's and not empty; the contents of the others as lists of blocks. */
function withoutSystem(messages: PyValue): Conversation {
  const all = Array.isArray(messages) ? messages.filter(isDict) : []
  const [first] = all
  const content = first === undefined ? '' : dictGet(first, 'content')
  const hasSystem =
    first !== undefined && dictGet(first, 'role') === 'system' && content !== '' && content !== undefined
  const turns = (hasSystem ? all.slice(1) : all).map((message) => ({
    role: dictGet(message, 'role') ?? '',
    content: blocks(dictGet(message, 'content') ?? ''),
  }))
  return hasSystem ? { system: content, turns } : { turns }
}

function blocks(content: PyValue): PyValue {
  return Array.isArray(content) ? content : [{ type: 'text', text: content }]
}
