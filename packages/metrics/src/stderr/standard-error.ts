import { pyFloat, type PyValue } from '@eval/pystd'
import type { Aggregation } from '../aggregation/aggregation.ts'
import { bootstrapStandardError } from './bootstrap-standard-error.ts'

/** Metrics whose aggregation is slow, so that they are resampled at most 100 times. */
const slowMetrics = ['bleu', 'chrf', 'chrf++', 'ter']

/**
 * Standard error of an aggregated metric as the results show it: a float, or `"N/A"` where there is none (one value,
 * no iterations, an aggregation without standard error).
 *
 * @param iterations `--bootstrap_iters`; 0 turns all standard errors off.
 * @source lm_eval/evaluator_utils.py (0.4.13), `_compute_task_aggregations`
 */
export function standardError(
  metric: string,
  aggregation: Aggregation,
  values: readonly PyValue[],
  iterations: number,
): PyValue {
  const { standardError } = aggregation
  if (iterations <= 0 || values.length <= 1 || standardError === 'none') return 'N/A'
  if (standardError !== 'bootstrap') return pyFloat(standardError(values))
  const limited = slowMetrics.includes(metric) ? Math.min(iterations, 100) : iterations
  return pyFloat(bootstrapStandardError(aggregation, values, limited))
}
