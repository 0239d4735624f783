import { compareCodePoints, pyFloat, type PyRecord, type PyValue, toNumber } from '@eval/pystd'
import { groupScore } from './group-score.ts'
import { pooledStandardError } from './pooled-standard-error.ts'
import { unweightedStandardError } from './unweighted-standard-error.ts'

/** One entry of a group's `aggregate_metric_list`. */
export interface GroupMetric {
  readonly metric: string
  /** Filter pipelines to aggregate; absent: all that the tasks have. */
  readonly filters?: readonly string[]
  /** Default true. */
  readonly weightBySize?: boolean
}

export interface GroupSample {
  readonly name: string
  /** Default: the name. */
  readonly alias?: string
  readonly metrics: readonly GroupMetric[]
  /** Names of the tasks in the group and its groups, in order. */
  readonly leafTasks: readonly string[]
  /** Results by task: `acc,none`, `acc_stderr,none`, …, `sample_len`. */
  readonly results: Readonly<Record<string, PyRecord>>
  readonly onWarning: (message: string) => void
}

/**
 * The results of a group, as they stand in the results file.
 *
 * @source lm_eval/api/group.py (0.4.13), `Group.aggregate`
 */
export function aggregateGroup(group: GroupSample): PyRecord {
  const header = { alias: group.alias ?? group.name, name: group.name }
  if (group.metrics.length === 0) return header
  const tasks = group.leafTasks.map((name) => group.results[name] ?? {})
  const scores: Record<string, PyValue> = {}
  const counts: Record<string, number> = {}
  for (const metric of group.metrics) {
    for (const filter of metric.filters ?? filtersOf(metric.metric, tasks)) {
      const aggregated = aggregateMetric(group, metric, filter)
      if (aggregated === undefined) continue
      Object.assign(scores, aggregated.scores)
      counts[`${metric.metric},${filter}`] = aggregated.count
    }
  }
  return {
    ...header,
    sample_len: tasks.reduce((sum, task) => sum + sizeOf(task), 0),
    ...scores,
    ...(Object.keys(counts).length > 0 ? { sample_count: counts } : {}),
  }
}

function aggregateMetric(
  group: GroupSample,
  { metric, weightBySize = true }: GroupMetric,
  filter: string,
): { readonly scores: PyRecord; readonly count: number } | undefined {
  const key = `${metric},${filter}`
  const stderrKey = `${metric}_stderr,${filter}`
  const having = group.leafTasks.flatMap((name) => {
    const result = group.results[name]
    return result !== undefined && key in result ? [result] : []
  })
  warnOfMissing(group, key, having.length)
  if (having.length === 0) return undefined
  const sizes = having.map(sizeOf)
  const stderrs = having.flatMap((result) => result[stderrKey] ?? [])
  return {
    scores: {
      [key]: pyFloat(
        groupScore(
          having.map((result) => toNumber(result[key] ?? null)),
          sizes,
          weightBySize,
        ),
      ),
      [stderrKey]: stderrOf(stderrs, sizes, weightBySize),
    },
    count: sizes.reduce((sum, size) => sum + size, 0),
  }
}

function stderrOf(stderrs: readonly PyValue[], sizes: readonly number[], weightBySize: boolean): PyValue {
  if (stderrs.length !== sizes.length || stderrs.includes('N/A')) return 'N/A'
  const numbers = stderrs.map(toNumber)
  return pyFloat(weightBySize ? pooledStandardError(numbers, sizes) : unweightedStandardError(numbers))
}

function warnOfMissing(
  { name, leafTasks, results, onWarning }: GroupSample,
  key: string,
  found: number,
): void {
  if (found === 0) onWarning(`Group '${name}': no values found for metric '${key}' across any tasks.`)
  if (found === 0 || found === leafTasks.length) return
  const missing = leafTasks.filter((task) => !(key in (results[task] ?? {})))
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : ''
  onWarning(
    `Group '${name}': metric '${key}' is missing in ${missing.length}/${leafTasks.length} tasks. ` +
      `Missing in: ${missing.slice(0, 5).join(', ')}${more}`,
  )
}

/** Names of the filter pipelines that any of the tasks has for a metric, sorted. */
function filtersOf(metric: string, tasks: readonly PyRecord[]): readonly string[] {
  const prefix = `${metric},`
  const keys = tasks.flatMap((task) => Object.keys(task))
  const filters = keys.filter((key) => key.startsWith(prefix) && !key.includes('_stderr'))
  return [...new Set(filters.map((key) => key.slice(prefix.length)))].sort(compareCodePoints)
}

function sizeOf(task: PyRecord): number {
  return toNumber(task['sample_len'] ?? 0)
}
