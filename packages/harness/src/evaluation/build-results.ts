import {
  aggregateGroups,
  type GroupDefinition,
  propagateHigherIsBetter,
  propagateNumFewshot,
} from '@eval/metrics'
import { compareCodePoints, type PyRecord, pyStr, type PyValue } from '@eval/pystd'
import type { EvaluationResults } from '@eval/results'
import { type OpenTask, type SelectedGroup, taskConfigDump } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { type AggregatedTask, metricDirections } from './aggregate-metrics.ts'

/** A task and its aggregated values. */
export interface TaskSummary {
  readonly open: OpenTask
  readonly aggregated: AggregatedTask
}

type TaskBlocks = Pick<
  EvaluationResults,
  | 'results'
  | 'groups'
  | 'group_subtasks'
  | 'configs'
  | 'versions'
  | 'n-shot'
  | 'higher_is_better'
  | 'n-samples'
>

/**
 * The blocks of the results file that speak of tasks and groups.
 *
 * @param groups - Each before its subgroups.
 * @source lm_eval/evaluator_utils.py `EvalAcc._to_eval_results`, 0.4.13
 */
export function taskBlocks(
  summaries: readonly TaskSummary[],
  groups: readonly SelectedGroup[],
  { predictOnly }: Pick<RunConfiguration, 'predictOnly'>,
  onWarning: (message: string) => void,
): TaskBlocks {
  const definitions = groups.map(groupDefinition)
  const tasks = byTask(summaries, taskResults)
  const aggregated = aggregateGroups(definitions, tasks, onWarning)
  const versions = groups.map(({ name, metadata }) => [name, pyStr(metadata['version'] ?? 'N/A')] as const)
  const shots = byTask(summaries, ({ open }) => open.task.numFewshot)
  const directions = byTask(summaries, ({ open, aggregated: { metrics } }) =>
    predictOnly ? { bypass: true } : metricDirections(open.task, metrics),
  )
  return {
    results: { ...tasks, ...aggregated },
    ...withAggregation(groups, aggregated),
    group_subtasks: Object.fromEntries(definitions.map(({ name, children }) => [name, children])),
    configs: sorted(byTask(summaries, ({ open }) => taskConfig(open, predictOnly))),
    versions: sorted<PyValue>({
      ...byTask(summaries, ({ open }): PyValue => open.task.metadata['version'] ?? 'Yaml'),
      ...Object.fromEntries(versions),
    }),
    'n-shot': sorted<PyValue>(propagateNumFewshot(definitions, shots)),
    higher_is_better: sorted(propagateHigherIsBetter(definitions, directions, onWarning)),
    'n-samples': byTask(summaries, ({ open, aggregated: { sampleLength } }) => ({
      original: open.totalDocuments,
      effective: sampleLength,
    })),
  }
}

function groupDefinition({ name, alias, metrics, members }: SelectedGroup): GroupDefinition {
  return { name, alias, metrics, children: members.map((member) => member.name) }
}

/** The groups that have metrics, once more; nothing where there is none. */
function withAggregation(
  groups: readonly SelectedGroup[],
  results: Readonly<Record<string, PyRecord>>,
): Pick<TaskBlocks, 'groups'> {
  const named = new Set(groups.filter(({ metrics }) => metrics.length > 0).map(({ name }) => name))
  const chosen = Object.entries(results).filter(([name]) => named.has(name))
  return chosen.length === 0 ? {} : { groups: Object.fromEntries(chosen) }
}

/** What the configuration shows without metrics, each before the key that follows it in lm_eval's order. */
const placeholders: readonly (readonly [before: string, key: string, value: PyValue])[] = [
  ['description', 'process_results', 'process_results'],
  ['output_type', 'metric_list', [{ metric: 'bypass' }]],
]

/** Parity: without metrics the configuration shows placeholders in their place. */
function taskConfig({ task }: OpenTask, predictOnly: boolean): PyRecord {
  const dump = taskConfigDump(task)
  if (!predictOnly) return dump
  return Object.fromEntries(
    Object.entries(dump).flatMap(([key, value]): (readonly [string, PyValue])[] => {
      const own = placeholders.flatMap(([before, name, text]) =>
        before === key ? [[name, text] as const] : [],
      )
      return placeholders.some(([, name]) => name === key) ? own : [...own, [key, value]]
    }),
  )
}

function taskResults({ open, aggregated }: TaskSummary): PyRecord {
  const { name, alias } = open.task
  return { name, alias, sample_len: aggregated.sampleLength, ...aggregated.metrics }
}

function byTask<T>(summaries: readonly TaskSummary[], value: (summary: TaskSummary) => T): Record<string, T> {
  return Object.fromEntries(summaries.map((summary) => [summary.open.task.name, value(summary)]))
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareCodePoints(a, b)))
}
