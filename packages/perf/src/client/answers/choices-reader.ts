import type { Profile } from '../../measure/profile.ts'
import type { SseEvent } from '../sse-events.ts'
import { type AnswerDraft, listOf, numberOf, textOf, valueOf } from './answer-draft.ts'
import type { AnswerReader } from './answer-reader.ts'

/**
 * Answers with `choices`: chat and text completions. Up to 1.10 every event with choices counts as a token, the role alone and
 * the closing one included; 1.14 counts those with output.
 *
 * @source evalscope/perf/plugin/api/default_api.py, 1.4.1, 1.10.0 and 1.14.1
 */
export const choicesReader: AnswerReader = { readEvent, readBody }

function readEvent(draft: AnswerDraft, event: SseEvent, profile: Profile): void {
  const data = parsed(event, draft, profile)
  if (data === undefined) return
  const error = valueOf(data, 'error') ?? (valueOf(data, 'object') === 'error' ? data : undefined)
  if (error !== undefined) draft.failure = { class: 'sse-error-event', message: JSON.stringify(data) }
  const choices = listOf(data, 'choices')
  if (choices.length > 0) addChoices(draft, event, data, profile)
  const usage = valueOf(data, 'usage')
  if (usage !== undefined) draft.addUsage(usage)
  draft.last = event.time
}

/** The JSON of an event; undefined for the end of the stream, and what 1.14 skips. */
function parsed(event: SseEvent, draft: AnswerDraft, profile: Profile): unknown {
  if (event.data === '[DONE]' || draft.failure?.class === 'json') return undefined
  try {
    const value: unknown = JSON.parse(event.data)
    return value
  } catch {
    if (profile !== 'v1.14')
      draft.failure = { class: 'json', message: `an event is no JSON: ${event.data.slice(0, 500)}` }
    return undefined
  }
}

function addChoices(draft: AnswerDraft, event: SseEvent, data: unknown, profile: Profile): void {
  const complete = valueOf(data, 'object') === 'text_completion'
  let output = false
  listOf(data, 'choices').forEach((choice, place) => {
    const index = numberOf(choice, 'index') ?? place
    const text = complete ? textOf(choice, 'text') : deltaText(valueOf(choice, 'delta'), profile)
    draft.addText(text, index)
    if (place === 0) output = text !== '' || (!complete && hasOutput(valueOf(choice, 'delta')))
  })
  if (output) draft.firstContent ??= event.time - draft.start
  if (profile === 'v1.14') addOutputEvent(draft, event, output)
  else draft.addOutput(event.time, draft.last)
  draft.messages.push(data)
}

function addOutputEvent(draft: AnswerDraft, event: SseEvent, output: boolean): void {
  if (output) {
    draft.addOutput(event.time, draft.lastOutput ?? event.time)
    draft.lastOutput = event.time
  }
  if (draft.lastOutput !== undefined) draft.decodeChunks++
}

function deltaText(delta: unknown, profile: Profile): string {
  const content = textOf(delta, 'content')
  if (profile === 'v1.4') return content
  const reasoning = textOf(delta, 'reasoning_content')
  return content + (reasoning === '' && profile === 'v1.14' ? textOf(delta, 'reasoning') : reasoning)
}

/** Reasoning, tool calls and the like: output without text of the answer. */
function hasOutput(delta: unknown): boolean {
  if (textOf(delta, 'reasoning_content') !== '' || textOf(delta, 'reasoning') !== '') return true
  const called = listOf(delta, 'tool_calls').some((call) => {
    const made = valueOf(call, 'function')
    return textOf(made, 'name') !== '' || textOf(made, 'arguments') !== ''
  })
  const thought = listOf(delta, 'reasoning_details').some(
    (detail) => textOf(detail, 'text') !== '' || textOf(detail, 'summary') !== '',
  )
  return called || thought
}

function readBody(draft: AnswerDraft, body: unknown): void {
  listOf(body, 'choices').forEach((choice, place) => {
    const message = valueOf(choice, 'message')
    const text = message === undefined ? textOf(choice, 'text') : textOf(message, 'content')
    draft.addText(text + textOf(message, 'reasoning_content'), numberOf(choice, 'index') ?? place)
  })
  draft.addUsage(valueOf(body, 'usage'))
}
