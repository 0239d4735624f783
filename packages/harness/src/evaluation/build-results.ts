import { compareCodePoints, type PyRecord, type PyValue } from '@eval/pystd'
import type { EvaluationResults } from '@eval/results'
import { type OpenTask, taskConfigDump } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { type AggregatedTask, metricDirections } from './aggregate-metrics.ts'

/** A task and its aggregated values. */
export interface TaskSummary {
  readonly open: OpenTask
  readonly aggregated: AggregatedTask
}

type TaskBlocks = Pick<
  EvaluationResults,
  'results' | 'group_subtasks' | 'configs' | 'versions' | 'n-shot' | 'higher_is_better' | 'n-samples'
>

/**
 * The blocks of the results file that speak of tasks.
 *
 * @source lm_eval/evaluator_utils.py `EvalAcc._to_eval_results`, 0.4.13
 */
export function taskBlocks(
  summaries: readonly TaskSummary[],
  { predictOnly }: Pick<RunConfiguration, 'predictOnly'>,
): TaskBlocks {
  return {
    results: byTask(summaries, taskResults),
    group_subtasks: {},
    configs: sorted(byTask(summaries, ({ open }) => taskConfig(open, predictOnly))),
    versions: sorted(byTask(summaries, ({ open }): PyValue => open.task.metadata['version'] ?? 'Yaml')),
    'n-shot': sorted(byTask(summaries, ({ open }): PyValue => open.task.numFewshot)),
    higher_is_better: sorted(
      byTask(summaries, ({ open }) => (predictOnly ? { bypass: true } : metricDirections(open.task))),
    ),
    'n-samples': byTask(summaries, ({ open, aggregated }) => ({
      original: open.totalDocuments,
      effective: aggregated.sampleLength,
    })),
  }
}

/** Parity: without metrics the configuration shows the placeholder in their place. */
function taskConfig({ task }: OpenTask, predictOnly: boolean): PyRecord {
  const dump = taskConfigDump(task)
  return predictOnly
    ? { ...dump, metric_list: [{ metric: 'bypass' }], process_results: 'process_results' }
    : dump
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
