import type { SseEvent } from '../sse-events.ts'
import { type AnswerDraft, listOf, textOf, valueOf } from './answer-draft.ts'
import type { AnswerReader } from './answer-reader.ts'

/**
 * DashScope's own answers: `output` with a text or choices, and `usage`, in every event. Texts are cumulative unless the request
 * asked for parts: an event that repeats what came before brings only the rest.
 */
export const dashScopeReader: AnswerReader = { readEvent, readBody }

function readEvent(draft: AnswerDraft, event: SseEvent): void {
  let data: unknown
  try {
    data = JSON.parse(event.data)
  } catch {
    draft.failure = { class: 'json', message: `an event is no JSON: ${event.data.slice(0, 500)}` }
    return
  }
  if (
    event.name === 'error' ||
    (valueOf(data, 'code') !== undefined && valueOf(data, 'output') === undefined)
  )
    draft.failure = { class: 'sse-error-event', message: JSON.stringify(data) }
  const text = outputText(data)
  const added = draft.text !== '' && text.startsWith(draft.text) ? text.slice(draft.text.length) : text
  if (added !== '') {
    draft.firstContent ??= event.time - draft.start
    draft.addOutput(event.time, draft.last)
    draft.addText(added)
  }
  draft.addUsage(valueOf(data, 'usage'), 'input_tokens', 'output_tokens')
  draft.messages.push(data)
  draft.last = event.time
}

function readBody(draft: AnswerDraft, body: unknown): void {
  draft.addText(outputText(body))
  draft.addUsage(valueOf(body, 'usage'), 'input_tokens', 'output_tokens')
}

function outputText(data: unknown): string {
  const output = valueOf(data, 'output')
  const choices = listOf(output, 'choices')
  if (choices.length === 0) return textOf(output, 'text')
  const message = valueOf(choices[0], 'message')
  return textOf(message, 'reasoning_content') + textOf(message, 'content')
}
