import type { MetricValues } from '@eval/metrics'
import { dictEntries, pyStr, type PyValue } from '@eval/pystd'
import { withoutNumpy } from './without-numpy.ts'
import type { ScoredDocument } from './scored-document.ts'

/** The values of each metric under each filter, one per document that has it, in the order in which metrics first appear. */
export function metricValues(documents: Iterable<ScoredDocument>): readonly MetricValues[] {
  const metrics = new Map<string, { metric: string; filter: string; values: PyValue[] }>()
  for (const { filter, scores } of documents) {
    for (const [name, value] of dictEntries(scores)) {
      const metric = pyStr(name)
      const collected = metrics.get(`${metric},${filter}`) ?? { metric, filter, values: [] }
      metrics.set(`${metric},${filter}`, collected)
      collected.values.push(withoutNumpy(value, 'content'))
    }
  }
  return [...metrics.values()]
}
