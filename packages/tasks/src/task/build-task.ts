import { DataError, type Doc, type PromptStrategy } from '@eval/core'
import { type PyRecord, pyStr, type PyValue } from '@eval/pystd'
import type { TaskConfig } from '../config/task-config.ts'
import type { FileEntry } from '../index/task-index.ts'
import { isRecord } from '../loading/shapes.ts'
import { choicesField } from './choices-field.ts'
import { documentField } from './document-field.ts'
import { filterPipelines } from './filter-pipelines.ts'
import { generationKwargs } from './generation-kwargs.ts'
import type { TaskFunctions } from './load-ports.ts'
import type { Task, TaskDataset, TaskSplits } from './task.ts'
import { taskMetrics } from './task-metrics.ts'
import type { TaskOverrides } from './task-overrides.ts'

/** What a task is made of. */
export interface TaskParts {
  readonly config: TaskConfig
  readonly entry: FileEntry
  readonly strategy: PromptStrategy
  readonly functions: TaskFunctions
  readonly overrides: TaskOverrides
}

/** Fills in the defaults of lm_eval's task files. @throws DataError for a task that lacks what it needs */
export function buildTask(parts: TaskParts): Task {
  const { config, entry, overrides } = parts
  const outputType = config.output_type ?? 'generate_until'
  const target = targetField(parts)
  const { processDocs, processResults } = parts.functions
  const choices = choicesField(config, outputType, entry.file, parts.functions.choices)
  return {
    name: config.task,
    alias: config.task_alias ?? config.task,
    file: entry.file,
    library: entry.library,
    config,
    metadata: taskMetadata(parts),
    outputType,
    dataset: taskDataset(parts),
    splits: taskSplits(parts),
    numFewshot: config.num_fewshot === 0 ? 0 : (overrides.numFewshot ?? config.num_fewshot ?? 0),
    repeats: config.repeats ?? 1,
    generationKwargs: generationKwargs(config, overrides.generationKwargs ?? {}),
    filters: filterPipelines(config, entry.file, parts.functions.filters),
    metrics: taskMetrics(config, outputType, entry.file, parts.functions.aggregations),
    targetDelimiter: config.target_delimiter ?? ' ',
    fewshotDelimiter: config.fewshot_delimiter ?? '\n\n',
    strategy: parts.strategy,
    ...(processDocs ? { processDocs } : {}),
    ...(processResults ? { processResults } : {}),
    ...(choices ? { choices } : {}),
    target,
    targetText: (doc) => pyStr(target(doc)),
  }
}

function targetField({ config, entry, functions }: TaskParts): (doc: Doc) => PyValue {
  if (config.doc_to_target === undefined)
    throw new DataError(`${entry.file}: the key \`doc_to_target\` is missing.`)
  return functions.target ?? documentField('doc_to_target', config.doc_to_target)
}

function taskMetadata({ config, entry, overrides }: TaskParts): PyRecord {
  const own = config.metadata ?? {}
  const base = isRecord(own) ? own : { _metadata: own }
  return { ...base, ...overrides.metadata, config_source: entry.file }
}

function taskDataset({ config, entry }: TaskParts): TaskDataset {
  const path = config.dataset_path
  if (path === undefined) throw new DataError(`${entry.file}: the key \`dataset_path\` is missing.`)
  return { path, ...(config.dataset_name === undefined ? {} : { name: config.dataset_name }) }
}

function taskSplits({ config, entry }: TaskParts): TaskSplits {
  const evaluated = config.test_split ?? config.validation_split
  if (evaluated === undefined) {
    throw new DataError(
      `${entry.file}: task ${config.task} has neither \`test_split\` nor \`validation_split\`.`,
    )
  }
  return {
    evaluated,
    fewshot: config.fewshot_split ?? config.training_split ?? config.validation_split ?? evaluated,
  }
}
