import { expect, test } from 'vitest'
import { aggregationByName } from '../registry/aggregation-registry.ts'
import { aggregateTask } from './aggregate-task.ts'

test('results come in the order of the metrics; a metric without aggregation is averaged', () => {
  const warnings: string[] = []
  const { metrics, sampleLength } = aggregateTask(
    [
      { metric: 'em', filter: 'strict', values: [1, 0, 0, 1] },
      { metric: 'perplexity', filter: 'none', values: [-1, -2] },
    ],
    {
      taskName: 't',
      aggregations: { perplexity: aggregationByName('perplexity') },
      bootstrapIterations: 0,
      onWarning: (message) => warnings.push(message),
      onDifferentCounts: (message) => warnings.push(message),
    },
  )
  expect(Object.entries(metrics)).toEqual([
    ['em,strict', 0.5],
    ['em_stderr,strict', 'N/A'],
    ['perplexity,none', 4.4816890703380645],
    ['perplexity_stderr,none', 'N/A'],
  ])
  expect(sampleLength).toBe(4)
  expect(warnings).toEqual([
    '[t] No aggregation function defined for metric em. Using mean.',
    expect.stringContaining('different numbers of documents (2 to 4)'),
  ])
})
