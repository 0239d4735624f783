import type { SseEvent } from '../sse-events.ts'
import { type AnswerDraft, listOf, textOf, valueOf } from './answer-draft.ts'
import type { AnswerReader } from './answer-reader.ts'

const deltas = new Set([
  'response.output_text.delta',
  'response.refusal.delta',
  'response.reasoning_text.delta',
  'response.reasoning_summary_text.delta',
])

/** Answers of the Responses API. @source evalscope/perf/plugin/api/openai_responses_api.py, 1.10.0 */
export const responsesReader: AnswerReader = { readEvent, readBody }

function readEvent(draft: AnswerDraft, event: SseEvent): void {
  if (event.data === '[DONE]' || draft.failure?.class === 'json') return
  let data: unknown
  try {
    data = JSON.parse(event.data)
  } catch {
    draft.failure = { class: 'json', message: `an event is no JSON: ${event.data.slice(0, 500)}` }
    return
  }
  const type = textOf(data, 'type')
  const delta = textOf(data, 'delta')
  if (deltas.has(type) && delta !== '') {
    draft.firstContent ??= event.time - draft.start
    draft.addOutput(event.time, draft.last)
    draft.addText(delta)
  } else if (type === 'response.completed') {
    const response = valueOf(data, 'response')
    addUsage(draft, response)
    if (draft.text === '') draft.addText(outputText(response))
  } else if (type === 'response.failed' || type === 'error')
    draft.failure = { class: 'sse-error-event', message: JSON.stringify(valueOf(data, 'response') ?? data) }
  draft.messages.push(data)
  draft.last = event.time
}

function readBody(draft: AnswerDraft, body: unknown): void {
  draft.addText(outputText(body))
  addUsage(draft, body)
}

function addUsage(draft: AnswerDraft, response: unknown): void {
  const usage = valueOf(response, 'usage')
  draft.addUsage(usage)
  draft.addUsage(usage, 'input_tokens', 'output_tokens')
}

function outputText(response: unknown): string {
  const whole = textOf(response, 'output_text')
  if (whole !== '') return whole
  return listOf(response, 'output')
    .filter((item) => textOf(item, 'type') === 'message')
    .flatMap((item) => listOf(item, 'content').map((part) => textOf(part, 'text')))
    .join('')
}
