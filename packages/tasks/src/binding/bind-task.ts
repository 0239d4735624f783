import { DataError, type Doc } from '@eval/core'
import { dictKeys, isInt, type PyRecord, pyStr, type PyValue } from '@eval/pystd'
import { mediaField } from '../fields/media-field.ts'
import { mediaKeys } from '../fields/media-keys.ts'
import type { TemplateCompiler } from '../fields/template-compiler.ts'
import { isFunctionReference } from '../loading/function-reference.ts'
import { isList } from '../loading/shapes.ts'
import { buildRequests } from '../instances/build-requests.ts'
import { promptTask } from '../instances/prompt-task.ts'
import { excludesEvaluated } from '../prompt/standard/excludes-evaluated.ts'
import { drawnExamples, fewshotSampler } from '../prompt/standard/fewshot-sampler.ts'
import { standardFields } from '../prompt/standard/standard-fields.ts'
import { standardRequests } from '../prompt/standard/standard-requests.ts'
import { withPrompt } from '../task/named/named-prompt.ts'
import type { BoundTask } from '../task/bound-task.ts'
import { choicesField } from './choices-field.ts'
import { documentField } from '../task/document-field.ts'
import type { Task } from '../task/task.ts'

/**
 * Puts a task beside its documents.
 * @param first - The first document of the evaluated split: its columns are those of the split, and Parity: its fields
 * decide for all documents whether there are several contexts or several right answers.
 * @throws DataError for a field that cannot be made.
 * @source lm_eval/api/task.py `ConfigurableTask.__init__` (0.4.13)
 */
export function bindTask(task: Task, first: Doc, compile: TemplateCompiler): BoundTask {
  return task.strategy === undefined ? bindStandard(task, first, compile) : bindStrategy(task, first)
}

/** Tasks with a prompt strategy of their own have columns for fields, or functions. */
function bindStrategy(task: Task, first: Doc): BoundTask {
  const { config, functions } = task
  const target = documentField('doc_to_target', config.doc_to_target ?? '', functions.fields)
  const choices = choicesField(config, functions.fields)
  const bound: BoundTask = {
    ...task,
    ...(choices ? { choices } : {}),
    target,
    targetText: (doc) => pyStr(target(doc)),
    gold: target,
    multipleTarget: isList(target(first)),
    requests: (pool, settings) => {
      const builder = task.strategy?.(promptTask(bound, pool), settings)
      return (doc) => buildRequests(bound, doc, builder?.build(doc) ?? '', settings)
    },
  }
  return bound
}

function bindStandard(task: Task, first: Doc, compile: TemplateCompiler): BoundTask {
  const { outputType, generationKwargs } = task
  const config = withPrompt(task.config, task.prompt)
  const columns = new Set(dictKeys(first).map(pyStr))
  const fields = standardFields(config, { columns, compile }, task.functions.fields)
  const { text, target, choices } = fields.question
  const multipleInput = choices !== undefined && isInt(text(first))
  const sampler = config.fewshot_config?.['sampler']
  const media = mediaKeys(config).map(({ key, argument, source }) => {
    const field = mediaField(key, source, { columns, compile }, task.functions.fields)
    return [argument, field] as const
  })
  const mediaOf = (doc: Doc): PyRecord =>
    Object.fromEntries(media.map(([argument, field]) => [argument, field(doc)]))
  checkIndex(target(first), choices?.(first))
  return {
    ...task,
    ...(choices ? { choices: (doc: Doc) => choices(doc).map(pyStr) } : {}),
    target,
    targetText: (doc) => pyStr(target(doc)),
    gold: multipleInput ? text : target,
    multipleTarget: isList(target(first)),
    requests: (pool, settings, examples = []) =>
      standardRequests(
        {
          ...fields,
          outputType,
          generationKwargs,
          multipleInput,
          ...(media.length === 0 ? {} : { media: mediaOf }),
          mutualInformation: task.metrics.some(({ metric }) => metric === 'acc_mutual_info'),
          sampler: isFunctionReference(sampler)
            ? drawnExamples(examples)
            : fewshotSampler(sampler, pool, settings.fewshotSeed),
          excludeEvaluated: excludesEvaluated(config),
        },
        settings,
      ),
  }
}

/** Parity: lm_eval looks up the first answer's choice while it makes the task. */
function checkIndex(answer: PyValue, choices: readonly PyValue[] | undefined): void {
  if (typeof answer !== 'number' || choices === undefined || choices.at(answer) !== undefined) return
  throw new DataError(
    `\`doc_to_target\` gives ${answer}, which is taken for the number of a choice, and there are only ${choices.length}.`,
  )
}
