import { dictEntries, dictKeys, isDict, pyFloat, type PyDict, type PyValue } from '@eval/pystd'
import { contentText } from '../content-text.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { BodyBuilder } from './body-builder.ts'
import { type BodyContext, sampleMaxTokens } from './body-context.ts'
import { fillTemplate, hasPromptMark } from './query-template.ts'

/**
 * The body of `/v1/chat/completions` and `/v1/completions`, keys in the order in which EvalScope sets them. A body that a
 * dataset gives keeps what it has; a template keeps what the command line does not say explicitly.
 *
 * @source evalscope/perf/plugin/api/openai_api.py, 1.4.1 and 1.10.0
 */
export function openAiBody(prompt: WorkloadPrompt, context: BodyContext): PyDict {
  const { settings } = context
  const start = startOf(prompt, context)
  const body = new BodyBuilder(start.entries, start.keep)
  body.set('model', settings.model)
  body.set('max_tokens', start.keep.has('max_tokens') ? null : sampleMaxTokens(context))
  body.set('min_tokens', settings.minTokens)
  body.set('frequency_penalty', float(settings.frequencyPenalty))
  body.set('repetition_penalty', float(settings.repetitionPenalty))
  body.set('logprobs', settings.logprobs)
  body.set('n', settings.nChoices)
  body.set('seed', settings.seed)
  body.set('stop', settings.stop)
  setStream(body, context)
  body.set('stop_token_ids', settings.stopTokenIds)
  body.set('temperature', float(settings.temperature))
  body.set('top_p', float(settings.topP))
  body.set('top_k', settings.topK)
  for (const [key, value] of Object.entries(settings.extraArgs ?? {})) body.set(key, value)
  return body.build()
}

/** A Python float, as the command line makes of these options. */
export function float(value: number | null): PyValue {
  return value === null ? null : pyFloat(value)
}

/** 1.4 says nothing of a stream that is not wanted. */
function setStream(body: BodyBuilder, { settings }: BodyContext): void {
  if (settings.stream === true || settings.profile !== 'v1.4') body.set('stream', settings.stream)
  if (body.get('stream') !== true) body.delete('stream_options')
  else if (body.get('stream_options') === undefined) body.set('stream_options', { include_usage: true })
}

interface Start {
  readonly entries: Iterable<readonly [PyValue, PyValue]>
  /** Keys that options leave as they are. */
  readonly keep: ReadonlySet<PyValue>
}

function startOf(prompt: WorkloadPrompt, context: BodyContext): Start {
  const { settings, template, tokenizer } = context
  if (prompt.kind === 'body')
    return { entries: dictEntries(prompt.body), keep: new Set(dictKeys(prompt.body)) }
  if (settings.tokenizePrompt && tokenizer !== undefined) {
    const ids =
      prompt.kind === 'messages'
        ? tokenizer.encodeChat(prompt.messages)
        : tokenizer.encode(promptText(prompt))
    return { entries: [['prompt', ids]], keep: new Set() }
  }
  if (template !== undefined) return templateStart(prompt, template, context)
  return { entries: [promptEntry(prompt)], keep: new Set() }
}

function promptEntry(prompt: WorkloadPrompt): readonly [string, PyValue] {
  return prompt.kind === 'messages' ? ['messages', prompt.messages] : ['prompt', promptText(prompt)]
}

/** The text of a prompt: of a chat, that of the last message of the user. */
export function promptText(prompt: WorkloadPrompt): string {
  switch (prompt.kind) {
    case 'text':
      return prompt.text
    case 'messages':
      return contentText(prompt.messages.findLast((message) => message['role'] === 'user')?.['content'] ?? '')
    case 'texts':
      return prompt.texts.join(' ')
    case 'rerank':
      return prompt.query
    case 'body':
      return ''
    default:
      return prompt satisfies never
  }
}

function templateStart(prompt: WorkloadPrompt, template: PyDict, { settings }: BodyContext): Start {
  const filled = fillTemplate(template, { model: settings.model, prompt: promptText(prompt) })
  const entries = new Map(isDict(filled) ? dictEntries(filled) : [])
  if (!hasPromptMark(template) || (prompt.kind === 'messages' && !prompt.messages.every(isPlain)))
    entries.set(...promptEntry(prompt))
  const options = [...dictKeys(template)].filter((key) => !settings.given.has(optionOf(key)))
  return { entries, keep: new Set([...options, 'messages', 'prompt'].filter((key) => entries.has(key))) }
}

/** Pictures and the like have no place in a text. */
function isPlain(message: { readonly [key: string]: PyValue }): boolean {
  return typeof message['content'] === 'string'
}

/** The option that sets a key of the body. */
function optionOf(key: PyValue): string {
  const name = typeof key === 'string' ? key : ''
  if (name === 'n') return 'nChoices'
  // %m is for the model's name, so what the template says otherwise is meant.
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
