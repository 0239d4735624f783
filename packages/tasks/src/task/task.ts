import type { Doc, PromptStrategy, PythonFunction, TaskLibrary } from '@eval/core'
import type { PyDict, PyRecord } from '@eval/pystd'
import type { OutputType, TaskConfig } from '../config/task-config.ts'
import type { FunctionReference } from '../loading/function-reference.ts'
import type {
  PortedAggregation,
  PortedFilter,
  PortedMetric,
  ProcessAllResults,
  ProcessDocs,
  ProcessResults,
} from '../functions/function-types.ts'
import type { NamedPrompt } from './named/named-prompt.ts'
import type { TaskFunctions } from '../functions/task-functions.ts'

/** One filter of a pipeline and its keyword arguments. */
export interface FilterStep {
  readonly function: string | FunctionReference
  readonly arguments: PyRecord
  /** What `function` refers to. */
  readonly ported?: PortedFilter
}

/** Filters that the responses of a task run through, one after the other; `name` follows the metric's name in results. */
export interface FilterPipeline {
  readonly name: string
  readonly filters: readonly FilterStep[]
}

/** One entry of `metric_list`. */
export interface TaskMetric {
  readonly metric: string | FunctionReference
  /** What `metric` refers to. */
  readonly scoreAll?: PortedMetric
  /** Absent: the metric's own default. */
  readonly aggregation?: string | FunctionReference
  /** What `aggregation` refers to. */
  readonly ported?: PortedAggregation
  /** Absent: the metric's own default. */
  readonly higherIsBetter?: boolean
  /** Keyword arguments of the metric function. */
  readonly arguments: PyRecord
}

/** Where documents come from. */
export interface TaskDataset {
  readonly path: string
  readonly name?: string
  readonly revision?: string
}

/** The splits a task reads. */
export interface TaskSplits {
  readonly evaluated: string
  /** Where few-shot examples are drawn from. */
  readonly fewshot: string
}

/** A task that is a Python class, and what the run changes about its objects. */
export interface ClassTask {
  readonly class: PythonFunction
  /** `--gen_kwargs` */
  readonly generation: PyDict
  /** `--num_fewshot`; null: as the class says. */
  readonly numFewshot: number | null
}

/** A task, loaded and checked, ready for its documents. Immutable. `bindTask` puts it beside them. */
export interface Task {
  readonly name: string
  /** The name shown in tables. */
  readonly alias: string
  /** The file it was read from. */
  readonly file: string
  readonly library: TaskLibrary
  /** The task file as written, with the overrides of the run. */
  readonly config: TaskConfig
  readonly metadata: PyRecord
  readonly outputType: OutputType
  /** What its requests show beside text. */
  readonly media: readonly ('image' | 'audio')[]
  readonly dataset: TaskDataset
  readonly splits: TaskSplits
  /** Examples that the task file brings itself. */
  readonly fewshotSamples?: readonly Doc[]
  readonly numFewshot: number
  readonly repeats: number
  /** With defaults and `--gen_kwargs`; empty unless the task generates or its file says some. */
  readonly generationKwargs: PyRecord
  readonly filters: readonly FilterPipeline[]
  readonly metrics: readonly TaskMetric[]
  readonly targetDelimiter: string
  readonly fewshotDelimiter: string
  /** Builds the prompts; absent: lm_eval's own. */
  readonly strategy?: PromptStrategy
  /** What `use_prompt` stands for: it takes the place of the task's own keys. */
  readonly prompt?: NamedPrompt
  /** A class makes documents, requests and scores: what else is said here is known when it is opened. */
  readonly classTask?: ClassTask
  /** Whether more is better, by metric, where its class says. */
  readonly directions?: Readonly<Record<string, boolean | null>>
  /** False: a class that looks up its own name without drawing a random one, as lm_eval's other tasks do. */
  readonly drawsName?: false
  /** Its configuration as results show it, where its class says. */
  readonly dump?: PyRecord
  /** What the `!function` keys of the file stand for. */
  readonly functions: TaskFunctions
  readonly processDocs?: ProcessDocs
  readonly processResults?: ProcessResults
  /** In place of `processResults`, where documents are better scored together. */
  readonly processAllResults?: ProcessAllResults
}
