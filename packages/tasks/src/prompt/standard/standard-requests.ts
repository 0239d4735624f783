import {
  DataError,
  type Doc,
  type GenerationOptions,
  type Prompt,
  type PromptSettings,
  type Request,
} from '@eval/core'
import { type PyRecord, pyRepr, pyStr, type PyValue } from '@eval/pystd'
import type { OutputType } from '../../config/task-config.ts'
import { endsWithSpace } from './join-delimited.ts'
import { type StandardPromptParts, standardPrompt } from './standard-prompt.ts'

/** What the requests of a standard task are made of. */
export interface StandardRequestParts extends StandardPromptParts {
  readonly outputType: OutputType
  readonly generationKwargs: GenerationOptions
  /** `gen_prefix` as the task file has it, before rendering; empty: none. */
  readonly prefixTemplate: string
  /** Images and sounds that every request shows; absent: none. */
  readonly media?: (doc: Doc) => PyRecord
  /** Ask for the choices without their context too. */
  readonly mutualInformation: boolean
}

/**
 * The requests of one document at a time, strictly in document order.
 * @source lm_eval/api/task.py `ConfigurableTask.construct_requests` (0.4.13)
 */
export function standardRequests(
  parts: StandardRequestParts,
  settings: PromptSettings,
): (doc: Doc) => readonly Request[] {
  const requestsOf = textRequests(parts, settings)
  const { media } = parts
  if (media === undefined) return requestsOf
  return (doc) => {
    const requests = requestsOf(doc)
    const shown = media(doc)
    return requests.map((request) => ({ ...request, media: shown }))
  }
}

function textRequests(
  parts: StandardRequestParts,
  settings: PromptSettings,
): (doc: Doc) => readonly Request[] {
  if (parts.outputType === 'loglikelihood_rolling') {
    return (doc) => [{ type: 'loglikelihood_rolling', text: textTarget(parts, doc) }]
  }
  const prompt = standardPrompt(parts, settings)
  return (doc) => {
    const contexts = prompt(doc)
    const [context = ''] = contexts
    if (parts.outputType === 'multiple_choice') return choiceRequests(parts, settings, doc, contexts)
    if (parts.outputType === 'generate_until')
      return [{ type: 'generate_until', context, generation: parts.generationKwargs }]
    return [{ type: 'loglikelihood', context, continuation: textTarget(parts, doc) }]
  }
}

function choiceRequests(
  parts: StandardRequestParts,
  settings: PromptSettings,
  doc: Doc,
  contexts: readonly Prompt[],
): readonly Request[] {
  const delimiter = choiceDelimiter(parts, settings)
  const choices = parts.question.choices?.(doc) ?? []
  const scored = (context: Prompt, answer: PyValue): Request => ({
    type: 'loglikelihood',
    context,
    continuation: delimiter + pyStr(answer),
  })
  const [context = ''] = contexts
  return [
    ...(parts.multipleInput
      ? contexts.map((each) => scored(each, parts.question.target(doc)))
      : choices.map((choice) => scored(context, choice))),
    ...(parts.mutualInformation ? choices.map((choice) => scored('', choice)) : []),
  ]
}

/** Parity: after a conversation nothing stands before an answer, unless its prefix, as the file has it, ends without a blank. */
function choiceDelimiter(
  { question, prefixTemplate }: StandardRequestParts,
  { chat }: PromptSettings,
): string {
  if (chat === undefined) return question.targetDelimiter
  return prefixTemplate !== '' && !endsWithSpace(prefixTemplate) ? question.targetDelimiter : ''
}

function textTarget({ question }: StandardRequestParts, doc: Doc): string {
  const target = question.target(doc)
  if (typeof target === 'string') return target
  throw new DataError(
    `the reference answer (\`doc_to_target\`) must be a text to be scored, not ${pyRepr(target)}.`,
  )
}
