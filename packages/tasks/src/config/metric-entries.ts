import type { PyRecord } from '@eval/pystd'
import type { TaskConfig } from './task-config.ts'

/** `metric_list` with `metric_groups` written out: after each metric those of its groups. Undefined without a list. */
export function metricEntries({ metric_list, metric_groups }: TaskConfig): readonly PyRecord[] | undefined {
  if (metric_groups === undefined) return metric_list
  const { separator, names, aggregation } = metric_groups
  return metric_list?.flatMap((entry) => {
    const { metric } = entry
    if (typeof metric !== 'string') return [entry]
    const own = aggregation === undefined ? {} : { aggregation }
    return [entry, ...names.map((name) => ({ ...entry, metric: metric + separator + name, ...own }))]
  })
}
