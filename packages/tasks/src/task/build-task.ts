import { DataError, type PromptStrategy } from '@eval/core'
import { configMetadata } from '../config/config-metadata.ts'
import { generationKwargs } from '../config/generation-kwargs.ts'
import type { OutputType, TaskConfig } from '../config/task-config.ts'
import { mediaKeys } from '../fields/media-keys.ts'
import type { FileEntry } from '../index/task-index.ts'
import { isFunctionReference } from '../loading/function-reference.ts'
import { isList, isRecord } from '../loading/shapes.ts'
import { filterPipelines } from './filter-pipelines.ts'
import { type NamedPrompt, withPrompt } from './named/named-prompt.ts'
import type { TaskFunctions } from '../functions/task-functions.ts'
import type { Task, TaskDataset, TaskSplits } from './task.ts'
import { taskMetrics } from './task-metrics.ts'
import type { TaskOverrides } from './task-overrides.ts'

/** What a task is made of. */
export interface TaskParts {
  readonly config: TaskConfig
  readonly entry: FileEntry
  /** `config_source` of the metadata; absent for a task that is written inside a group. */
  readonly configSource?: string
  /** Absent: lm_eval's own prompts. */
  readonly strategy?: PromptStrategy
  readonly functions: TaskFunctions
  /** What `use_prompt` stands for. */
  readonly prompt?: NamedPrompt
  readonly overrides: TaskOverrides
}

/** Fills in the defaults of lm_eval's task files. @throws DataError for a task that lacks what it needs */
export function buildTask(parts: TaskParts): Task {
  const { config, entry, overrides } = parts
  const outputType = config.output_type ?? 'generate_until'
  const { processDocs, processResults, processAllResults } = parts.functions
  const { taskClass } = parts.functions
  if (taskClass === undefined) checkFields({ ...parts, config: withPrompt(config, parts.prompt) }, outputType)
  return {
    name: config.task,
    alias: config.task_alias ?? config.task,
    file: entry.file,
    library: entry.library,
    config,
    metadata: configMetadata(config, overrides.metadata, parts.configSource),
    outputType,
    media: mediaKeys(config).map(({ key }) => (key === 'doc_to_image' ? 'image' : 'audio')),
    dataset: taskDataset(parts),
    splits: taskSplits(parts),
    ...fewshotSamples(parts),
    numFewshot: config.num_fewshot === 0 ? 0 : (overrides.numFewshot ?? config.num_fewshot ?? 0),
    repeats: config.repeats ?? 1,
    generationKwargs: generationKwargs(config, overrides.generationKwargs ?? {}),
    filters: filterPipelines(config, entry.file, parts.functions),
    metrics: overrides.predictOnly
      ? [{ metric: 'bypass', arguments: {} }]
      : taskMetrics(config, outputType, entry.file, parts.functions),
    targetDelimiter: config.target_delimiter ?? ' ',
    fewshotDelimiter: config.fewshot_delimiter ?? '\n\n',
    functions: parts.functions,
    ...(parts.prompt === undefined ? {} : { prompt: parts.prompt }),
    ...(taskClass === undefined
      ? {}
      : {
          classTask: {
            class: taskClass,
            generation: overrides.generationKwargs ?? {},
            numFewshot: overrides.numFewshot ?? null,
          },
        }),
    ...(parts.strategy ? { strategy: parts.strategy } : {}),
    ...(processDocs ? { processDocs } : {}),
    ...(processResults ? { processResults } : {}),
    ...(processAllResults ? { processAllResults } : {}),
  }
}

/** Keys of lm_eval's own prompts. */
const PROMPT_KEYS = ['doc_to_text', 'description', 'fewshot_config', 'gen_prefix'] as const

function checkFields({ config, entry, strategy }: TaskParts, outputType: OutputType): void {
  const needed = [
    ...(strategy ? [] : (['doc_to_text'] as const)),
    'doc_to_target' as const,
    ...(outputType === 'multiple_choice' ? (['doc_to_choice'] as const) : []),
  ]
  const missing = needed.find((key) => config[key] === undefined)
  const where = `${entry.file}: task ${config.task}`
  if (missing !== undefined) throw new DataError(`${where} (${outputType}) lacks the key \`${missing}\`.`)
  const idle = PROMPT_KEYS.find((key) => strategy && config[key] !== undefined)
  if (idle === undefined) return
  throw new DataError(`${where} has a \`prompt_strategy\`: \`${idle}\` would have no effect beside it.`)
}

function taskDataset({ config, entry }: TaskParts): TaskDataset {
  const makesOwn = config.custom_dataset !== undefined || config.class !== undefined
  const path = config.dataset_path ?? (makesOwn ? '' : undefined)
  if (path === undefined) throw new DataError(`${entry.file}: the key \`dataset_path\` is missing.`)
  return { path, ...(config.dataset_name === undefined ? {} : { name: config.dataset_name }) }
}

function taskSplits({ config, entry }: TaskParts): TaskSplits {
  const evaluated =
    config.test_split ?? config.validation_split ?? (config.class === undefined ? undefined : '')
  if (evaluated === undefined) {
    throw new DataError(
      `${entry.file}: task ${config.task} has neither \`test_split\` nor \`validation_split\`.`,
    )
  }
  return {
    evaluated,
    fewshot: fewshotSplit(config) ?? config.training_split ?? config.validation_split ?? evaluated,
  }
}

function fewshotSplit(config: TaskConfig): string | undefined {
  const split = config.fewshot_config?.['split']
  return typeof split === 'string' ? split : config.fewshot_split
}

/** Parity: a split of examples beats the examples of the task file. */
function fewshotSamples({ config, entry }: TaskParts): Pick<Task, 'fewshotSamples'> {
  const samples = config.fewshot_config?.['samples'] ?? undefined
  if (samples === undefined || isFunctionReference(samples) || fewshotSplit(config) !== undefined) return {}
  if (isList(samples) && samples.every(isRecord)) return { fewshotSamples: samples }
  throw new DataError(`${entry.file}: \`fewshot_config.samples\` must be a list of mappings.`)
}
