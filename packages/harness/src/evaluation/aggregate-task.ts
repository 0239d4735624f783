import { PrerequisiteError } from '@eval/core'
import { aggregate, isMetricName, metricDefinition, standardError } from '@eval/metrics'
import { type PyRecord, pyFloat, type PyValue } from '@eval/pystd'
import type { Task, TaskMetric } from '@eval/tasks'
import type { MetricValues } from './score-task.ts'

/** Options of {@link aggregateTask}. */
export interface AggregateTaskOptions {
  readonly bootstrapIterations: number
  readonly onWarning: (message: string) => void
}

/** Aggregated values of a task, as the results file has them, and how many documents they stand on. */
export interface AggregatedTask {
  /** `acc,none`, `acc_stderr,none`, … */
  readonly metrics: PyRecord
  readonly sampleCount: number
}

/**
 * Aggregates each metric of a task, with its standard error.
 *
 * @source lm_eval/evaluator_utils.py `_compute_task_aggregations`, 0.4.13
 */
export function aggregateTask(
  task: Task,
  collected: readonly MetricValues[],
  { bootstrapIterations, onWarning }: AggregateTaskOptions,
): AggregatedTask {
  const metrics: Record<string, PyValue> = {}
  for (const { metric, filter, values } of collected) {
    const aggregation = aggregationOf(task, metric, onWarning)
    metrics[`${metric},${filter}`] = aggregate(aggregation, values)
    const stderr = standardError({ metric, aggregation, values, iterations: bootstrapIterations })
    metrics[`${metric}_stderr,${filter}`] = stderr === undefined ? 'N/A' : pyFloat(stderr)
  }
  return { metrics, sampleCount: Math.max(0, ...collected.map(({ values }) => values.length)) }
}

/** The direction of each metric of a task; null where neither the task nor the metric says. */
export function metricDirections(task: Task): Readonly<Record<string, boolean | null>> {
  return Object.fromEntries(
    task.metrics.map((entry) => {
      const name = nameOf(entry)
      const known = isMetricName(name) ? metricDefinition(name).higherIsBetter : null
      return [name, entry.higherIsBetter ?? known]
    }),
  )
}

function aggregationOf(task: Task, metric: string, onWarning: (message: string) => void): string {
  const entry = task.metrics.find((candidate) => nameOf(candidate) === metric)
  const given = entry?.aggregation
  if (typeof given === 'string') return given
  if (given !== undefined) {
    throw new PrerequisiteError(`task ${task.name}: the aggregation ${given['!function']} is a Python function, which cannot be run yet`)
  }
  if (isMetricName(metric)) return metricDefinition(metric).aggregation
  onWarning(`[${task.name}] No aggregation function defined for metric ${metric}. Using mean.`)
  return 'mean'
}

function nameOf({ metric }: TaskMetric): string {
  return typeof metric === 'string' ? metric : metric['!function']
}
