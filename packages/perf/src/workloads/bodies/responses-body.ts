import { dictEntries, dictGet, dictHas, isDict, type PyDict, type PyValue } from '@eval/pystd'
import type { Message, WorkloadPrompt } from '../prompt.ts'
import { BodyBuilder } from './body-builder.ts'
import { type BodyContext, sampleMaxTokens } from './body-context.ts'
import { float, promptText } from './openai-body.ts'

/** The body of `/v1/responses`. @source evalscope/perf/plugin/api/openai_responses_api.py, 1.10.0 */
export function responsesBody(prompt: WorkloadPrompt, context: BodyContext): PyDict {
  const { settings } = context
  const body = new BodyBuilder(startOf(prompt, context))
  body.set('model', settings.model)
  body.set('max_output_tokens', sampleMaxTokens(context))
  body.set('stream', settings.stream)
  body.set('temperature', float(settings.temperature))
  body.set('top_p', float(settings.topP))
  for (const [key, value] of Object.entries(settings.extraArgs ?? {})) body.set(key, value)
  return body.build()
}

function startOf(prompt: WorkloadPrompt, { template }: BodyContext): [PyValue, PyValue][] {
  if (prompt.kind === 'body') return bodyStart(prompt.body)
  const input = prompt.kind === 'messages' ? prompt.messages.map(inputMessage) : promptText(prompt)
  const entries = new Map(template === undefined ? [] : dictEntries(template))
  return [...entries.set('input', input)]
}

/** A chat's body: its messages become the input. */
function bodyStart(body: PyDict): [PyValue, PyValue][] {
  const messages = dictGet(body, 'messages')
  if (!Array.isArray(messages) || dictHas(body, 'input')) return [...dictEntries(body)]
  const rest = [...dictEntries(body)].filter(([key]) => key !== 'messages')
  return [
    ...rest,
    ['input', messages.map((message: PyValue) => (isMessage(message) ? inputMessage(message) : message))],
  ]
}

function isMessage(value: PyValue): value is Message {
  return isDict(value) && !(value instanceof Map)
}

function inputMessage(message: Message): Message {
  const content = message['content']
  return Array.isArray(content) ? { ...message, content: content.map(inputPart) } : message
}

function inputPart(part: PyValue): PyValue {
  if (!isDict(part)) return part
  const type = dictGet(part, 'type')
  if (type === 'text') return { type: 'input_text', text: dictGet(part, 'text') ?? '' }
  if (type !== 'image_url') return part
  const image = dictGet(part, 'image_url') ?? null
  if (!isDict(image)) return { type: 'input_image', image_url: image, detail: 'auto' }
  return {
    type: 'input_image',
    image_url: dictGet(image, 'url') ?? null,
    detail: dictGet(image, 'detail') ?? 'auto',
  }
}
