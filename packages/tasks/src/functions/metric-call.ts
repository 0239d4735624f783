import type { PythonCall } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import type { MetricCall } from './function-types.ts'

/**
 * How a metric that is a Python function is called.
 *
 * Parity: one that does not take these keywords gets reference and prediction as one list.
 *
 * @source lm_eval/api/task.py `ConfigurableTask.process_results`, 0.4.13
 */
export function metricCall({ references, predictions }: MetricCall, options: PyRecord): PythonCall {
  return {
    arguments: [],
    keywords: { references, predictions, ...options },
    instead: [[references[0] ?? null, predictions[0] ?? null]],
  }
}
