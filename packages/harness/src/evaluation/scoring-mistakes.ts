import { EvalError, UsageError } from '@eval/core'
import { aggregationByName, createFilter, createGenerationMetric } from '@eval/metrics'
import { PyError, type PyRecord } from '@eval/pystd'
import type { TaskConfig } from '@eval/tasks'

/**
 * What is wrong with the filters, metrics and aggregations of a task, as far as it can be told before there are answers:
 * names and options that are not known, patterns that are none.
 */
export function scoringMistakes(config: TaskConfig): readonly string[] {
  // A class scores as it likes.
  if (config.class !== undefined) return []
  const filters = (config.filter_list ?? []).flatMap(({ name, filter }) =>
    filter.flatMap((step) => mistake(`filter_list, ${name ?? 'none'}`, () => tryFilter(step))),
  )
  const metrics = (config.metric_list ?? []).flatMap((entry) =>
    mistake('metric_list', () => tryMetric(entry, config)),
  )
  return [...filters, ...metrics]
}

/** Functions of the task itself are looked at elsewhere. */
function tryFilter({ function: name, ...options }: PyRecord): void {
  if (typeof name === 'string' && !(name === 'custom' && 'filter_fn' in options)) createFilter(name, options)
}

function tryMetric(entry: PyRecord, { output_type: type, process_results: own }: TaskConfig): void {
  const { metric, aggregation, higher_is_better: _direction, hf_evaluate: fromEvaluate, ...options } = entry
  if (typeof aggregation === 'string') aggregationByName(aggregation)
  const isCalled = (type ?? 'generate_until') === 'generate_until' && own === undefined
  if (!isCalled || typeof metric !== 'string') return
  // One of `evaluate` may differ from lm_eval's own of the same name: no number is better than another one.
  if (fromEvaluate === true && metric !== 'exact_match')
    throw new UsageError(`the metric ${metric} of Hugging Face's evaluate (hf_evaluate: true) is not built.`)
  createGenerationMetric(metric, options)
}

function mistake(where: string, attempt: () => void): readonly string[] {
  try {
    attempt()
    return []
  } catch (error) {
    if (error instanceof EvalError) return [`\`${where}\`: ${error.message}`]
    if (error instanceof PyError) return [`\`${where}\`: ${error.pythonType}: ${error.message}.`]
    throw error
  }
}
