import {
  type Aggregation,
  aggregateTask,
  aggregationByName,
  isMetricName,
  type MetricValues,
  metricDefinition,
} from '@eval/metrics'
import type { PyRecord, PyValue } from '@eval/pystd'
import type { Task, TaskMetric } from '@eval/tasks'
import type { EvaluationContext } from './evaluation-context.ts'
import { bootstrapIterations } from './results-config.ts'

/** Aggregated values of a task as the results file has them (`acc,none`, `acc_stderr,none`, …). */
export interface AggregatedTask {
  readonly metrics: PyRecord
  /** Documents that were scored. */
  readonly sampleLength: number
}

/** The direction of each metric; null where neither the task nor the metric says. */
export type MetricDirections = Readonly<Record<string, boolean | null>>

/** Names of lm_eval's Python functions, where they are not those of the aggregations. */
const functionNames: Readonly<Record<string, string>> = { f1: 'f1_score', 'chrf++': 'chrfpp' }

/** Aggregates what was collected as the task says, or as each metric does by default. */
export async function aggregateMetrics(
  task: Task,
  collected: readonly MetricValues[],
  { profile, print, progress }: Pick<EvaluationContext, 'profile' | 'print' | 'progress'>,
): Promise<AggregatedTask> {
  const own = await ownAggregations(task, collected)
  const aggregations = Object.fromEntries(
    collected.flatMap(({ metric, values }) => {
      const aggregation =
        values.includes(null) && metric !== 'bypass'
          ? notComputed
          : (own.get(metric) ?? aggregationOf(task, metric))
      return aggregation === undefined ? [] : [[metric, aggregation] as const]
    }),
  )
  return aggregateTask(collected, {
    taskName: task.name,
    aggregations,
    bootstrapIterations,
    onWarning: (message) => progress.warning(message),
    // Parity: lm_eval prints this line above its tables; MERA's logs know no such line.
    ...(profile === undefined
      ? { onBootstrap: (name: string) => print(`bootstrapping for stddev: ${functionNames[name] ?? name}`) }
      : {}),
  })
}

/** For a score that a task left open (its classifiers did not run): no number stands for that, least of all 0. */
const notComputed: Aggregation = { name: 'none', compute: () => 'not computed', standardError: 'none' }

/**
 * The directions of the metrics of a task, and of those that its functions made of them.
 * @param aggregated - As the results file has them: `acc,none`.
 */
export function metricDirections(task: Task, aggregated: PyRecord): MetricDirections {
  if (task.directions !== undefined) return task.directions
  const made = Object.keys(aggregated)
    .map((key) => key.slice(0, key.indexOf(',')))
    .filter((name) => !name.endsWith('_stderr') && entryOf(task, name) === undefined)
    .flatMap((name) => {
      const source = sourceOf(task)
      return source === undefined ? [] : [[name, directionOf(source)] as const]
    })
  return Object.fromEntries([
    ...task.metrics.map((entry) => [nameOf(entry), directionOf(entry)] as const),
    ...made,
  ])
}

function directionOf(entry: TaskMetric): boolean | null {
  const name = nameOf(entry)
  return entry.higherIsBetter ?? (isMetricName(name) ? metricDefinition(name).higherIsBetter : null)
}

/** The metric that gives several values by names of its own, in place of one. */
function sourceOf({ metrics, processResults, processAllResults }: Task): TaskMetric | undefined {
  if (processResults !== undefined || processAllResults !== undefined) return undefined
  return metrics.find(({ scoreAll }) => scoreAll !== undefined)
}

/** The values that a task's own aggregations give, computed ahead: they may be Python's. */
async function ownAggregations(
  task: Task,
  collected: readonly MetricValues[],
): Promise<ReadonlyMap<string, Aggregation>> {
  const computed = new Map<readonly PyValue[], PyValue>()
  const own = new Map<string, Aggregation>()
  for (const { metric, values } of collected) {
    const ported = (entryOf(task, metric) ?? sourceOf(task))?.ported
    if (ported === undefined) continue
    computed.set(values, await ported(values))
    // Parity: lm_eval has no standard error for a task's own aggregation.
    own.set(metric, { name: metric, compute: (of) => computed.get(of) ?? null, standardError: 'none' })
  }
  return own
}

function entryOf(task: Task, metric: string): TaskMetric | undefined {
  return task.metrics.find((candidate) => nameOf(candidate) === metric)
}

function aggregationOf(task: Task, metric: string): Aggregation | undefined {
  const entry = entryOf(task, metric) ?? sourceOf(task)
  if (typeof entry?.aggregation === 'string') return aggregationByName(entry.aggregation)
  return isMetricName(metric) ? aggregationByName(metricDefinition(metric).aggregation) : undefined
}

/** Parity: a function's metric has the function's name. */
function nameOf({ metric }: TaskMetric): string {
  return typeof metric === 'string' ? metric : metric.name
}
