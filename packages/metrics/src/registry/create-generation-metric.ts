import { pyFloat, type PyRecord } from '@eval/pystd'
import { exactMatcher, exactMatchOptions } from '../sample/exact-match.ts'
import type { GenerationMetric } from '../sample/generation-metric.ts'
import { metricDefinition } from './metric-registry.ts'

/**
 * A metric of generated text by the name it has in task files.
 *
 * @param kwargs The keys of the `metric_list` entry besides metric, aggregation, higher_is_better and hf_evaluate.
 * @throws UsageError for an unknown name (with the nearest one) or option.
 */
export function createGenerationMetric(name: string, kwargs: PyRecord = {}): GenerationMetric {
  metricDefinition(name)
  if (name === 'exact_match') {
    const options = exactMatchOptions(kwargs)
    let match: ReturnType<typeof exactMatcher> | undefined
    return {
      name,
      score: ({ predictions, references }) => {
        // Made with the first document, which a mistake in a pattern is then reported of.
        match ??= exactMatcher(options)
        return { value: pyFloat(match(predictions, references)) }
      },
    }
  }
  if (name === 'bypass') return { name, score: () => ({ value: null }) }
  // Metrics of whole corpora hand on what they are given: the list of target and answer.
  return { name, score: ({ references, predictions }) => ({ value: [...references, ...predictions] }) }
}
