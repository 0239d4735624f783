import { DataError, type Doc, type PythonTask, type PythonTaskDocument } from '@eval/core'
import { isDict, pyStr, type PyRecord, type PyValue } from '@eval/pystd'
import type { OutputType, TaskConfig } from '../config/task-config.ts'
import { isList, isRecord } from '../loading/shapes.ts'
import type { BoundTask } from '../task/bound-task.ts'
import { filterPipelines } from '../task/filter-pipelines.ts'
import type { Task, TaskMetric } from '../task/task.ts'
import { taskMetrics } from '../task/task-metrics.ts'
import { classRequest } from './class-request.ts'

/** A document of a task class, and where it is among those to evaluate. */
export interface PlacedDocument extends PythonTaskDocument {
  readonly position: number
}

/**
 * A task whose documents, requests and scores its class makes: what the class leaves to lm_eval is as in any other task.
 * @param documents - Those that are evaluated.
 */
export function bindClassTask(
  task: Task,
  opened: PythonTask,
  documents: readonly PlacedDocument[],
): BoundTask {
  const { facts } = opened
  const config = classConfig(task.config, facts.config)
  const outputType = outputTypeOf(facts.outputType)
  const known = new Map(documents.map((document) => [document.doc, document] as const))
  const placed = (doc: Doc): PlacedDocument => {
    const found = known.get(doc)
    if (found !== undefined) return found
    throw new Error(`a document of task ${task.name} is not one that its class has made`)
  }
  const target = (doc: Doc): PyValue => placed(doc).target
  const choosing = documents.some(({ choices }) => choices !== null)
  return {
    ...task,
    alias: typeof facts.dump['task_alias'] === 'string' ? facts.dump['task_alias'] : task.name,
    config,
    metadata: { ...task.metadata, ...recordOf(config.metadata), version: facts.version },
    ...(facts.higherIsBetter === null ? {} : { directions: Object.fromEntries(facts.higherIsBetter) }),
    ...(facts.configurable ? {} : { drawsName: false }),
    dump: withoutAddresses(facts.dump),
    outputType,
    dataset: {
      path: facts.datasetPath,
      ...(facts.datasetName === null ? {} : { name: facts.datasetName }),
    },
    numFewshot: config.num_fewshot ?? 0,
    repeats: config.repeats ?? 1,
    filters: filterPipelines(config, task.file, task.functions),
    metrics: classMetrics(task, config, outputType, opened),
    ...(choosing ? { choices: (doc: Doc) => textsOf(placed(doc).choices) } : {}),
    target,
    targetText: (doc) => pyStr(target(doc)),
    gold: (doc) => placed(doc).gold ?? target(doc),
    multipleTarget: facts.multipleTarget,
    requests: () => (doc) => placed(doc).requests.map(classRequest),
    ...(facts.ownResults
      ? {
          processAllResults: async (answered) =>
            await opened.scores(
              answered.map(({ doc, results }) => ({ position: placed(doc).position, results })),
            ),
        }
      : {}),
  }
}

/** The configuration of the object; where that holds functions, as the task file says. */
function classConfig(written: TaskConfig, plain: PyRecord): TaskConfig {
  const entries = Object.entries({ ...written, ...plain }).filter(
    ([key, value]) => value !== null || key === 'metadata',
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are configurations of a task
  return Object.fromEntries(entries) as unknown as TaskConfig
}

const OUTPUT_TYPES: readonly OutputType[] = [
  'loglikelihood',
  'multiple_choice',
  'loglikelihood_rolling',
  'generate_until',
]

function outputTypeOf(said: string | null): OutputType {
  return OUTPUT_TYPES.find((known) => known === said) ?? 'generate_until'
}

/** Those that the class aggregates itself, else those of the task file. */
function classMetrics(
  task: Task,
  config: TaskConfig,
  outputType: OutputType,
  opened: PythonTask,
): readonly TaskMetric[] {
  const { aggregations, higherIsBetter } = opened.facts
  if (aggregations.size === 0 && higherIsBetter === null)
    return taskMetrics(config, outputType, task.file, task.functions)
  const names = new Set([...aggregations.keys(), ...(higherIsBetter?.keys() ?? [])])
  return [...names].map((metric) => {
    const better = higherIsBetter?.get(metric) ?? null
    const aggregation = aggregations.get(metric)
    return {
      metric,
      arguments: {},
      ...(better === null ? {} : { higherIsBetter: better }),
      ...(typeof aggregation === 'string' ? { aggregation } : {}),
      ...(aggregation === null ? { ported: async (values) => await opened.aggregate(metric, values) } : {}),
    } satisfies TaskMetric
  })
}

function textsOf(value: PyValue): readonly string[] {
  if (isList(value)) return value.map(pyStr)
  throw new DataError('`doc_to_choice` must give a list.')
}

function recordOf(value: PyValue | undefined): PyRecord {
  return value !== undefined && isDict(value) && isRecord(value) ? value : {}
}

/** Functions are shown as text, without the place in memory that Python's text of them has. */
function withoutAddresses(dump: PyRecord): PyRecord {
  const shown = (value: PyValue): PyValue => {
    if (typeof value === 'string') return value.replaceAll(/ at 0x[0-9a-f]+>/g, ' at 0x0>')
    if (isList(value)) return value.map(shown)
    return isDict(value) && isRecord(value) ? withoutAddresses(value) : value
  }
  return Object.fromEntries(Object.entries(dump).map(([key, value]) => [key, shown(value)]))
}
