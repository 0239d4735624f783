import { UsageError } from '@eval/core'
import { dictEntries, dictFromEntries, dictGet, isDict, type PyDict, type PyValue } from '@eval/pystd'
import type { WorkloadPrompt } from '../prompt.ts'
import { BodyBuilder } from './body-builder.ts'
import { type BodyContext, sampleMaxTokens } from './body-context.ts'
import { float, promptText } from './openai-body.ts'

/**
 * DashScope's own body: the prompt under `input`, options under `parameters`. EvalScope's plugin puts the messages beside
 * `input` and cannot send at all; this follows DashScope's documentation.
 *
 * @throws UsageError for a template without `input`.
 */
export function dashScopeBody(prompt: WorkloadPrompt, context: BodyContext): PyDict {
  const { settings, template } = context
  const given = new Map(template === undefined ? [] : dictEntries(template))
  const input = template === undefined ? {} : dictGet(template, 'input')
  if (!isDict(input ?? null)) throw new UsageError('--query-template for --api dashscope needs "input"')
  const content: readonly [PyValue, PyValue] =
    prompt.kind === 'messages' ? ['messages', prompt.messages] : ['prompt', promptText(prompt)]
  given.set('input', withEntry(input ?? {}, content))
  const body = new BodyBuilder(given)
  body.set('model', settings.model)
  body.set('parameters', parameters(dictGetOr(given.get('parameters')), context))
  for (const [key, value] of Object.entries(settings.extraArgs ?? {})) body.set(key, value)
  return body.build()
}

function withEntry(value: PyValue, entry: readonly [PyValue, PyValue]): PyDict {
  const entries = new Map(isDict(value) ? dictEntries(value) : [])
  return dictFromEntries(entries.set(entry[0], entry[1]))
}

function dictGetOr(value: PyValue | undefined): PyDict {
  return value !== undefined && isDict(value) ? value : {}
}

function parameters(given: PyDict, context: BodyContext): PyDict {
  const { settings } = context
  return new BodyBuilder(dictEntries(given))
    .set('max_tokens', sampleMaxTokens(context))
    .set('frequency_penalty', float(settings.frequencyPenalty))
    .set('repetition_penalty', float(settings.repetitionPenalty))
    .set('logprobs', settings.logprobs)
    .set('n', settings.nChoices)
    .set('seed', settings.seed)
    .set('stop', settings.stop)
    .set('incremental_output', settings.stream === true ? true : null)
    .set('temperature', float(settings.temperature))
    .set('top_p', float(settings.topP))
    .set('top_k', settings.topK)
    .build()
}
