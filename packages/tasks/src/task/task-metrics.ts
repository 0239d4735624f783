import { DataError } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import { metricEntries } from '../config/metric-entries.ts'
import type { OutputType, TaskConfig } from '../config/task-config.ts'
import { isFunctionReference } from '../loading/function-reference.ts'
import { nameOrReference } from './filter-pipelines.ts'
import type { TaskFunctions } from '../functions/task-functions.ts'
import type { TaskMetric } from './task.ts'

/** Metrics of a task that names none. @source lm_eval/api/registry.py DEFAULT_METRIC_REGISTRY (0.4.13) */
const DEFAULT_METRICS: Readonly<Record<OutputType, readonly string[]>> = {
  loglikelihood: ['perplexity', 'acc'],
  loglikelihood_rolling: ['word_perplexity', 'byte_perplexity', 'bits_per_byte'],
  multiple_choice: ['acc', 'acc_norm'],
  generate_until: ['exact_match'],
}

/**
 * `metric_list` as data, with the defaults of the output type where it is absent.
 * @param functions - What metrics and aggregations refer to.
 */
export function taskMetrics(
  config: TaskConfig,
  outputType: OutputType,
  file: string,
  functions: TaskFunctions,
): readonly TaskMetric[] {
  const names = DEFAULT_METRICS[outputType]
  return (
    metricEntries(config)?.map((entry) => taskMetric(entry, file, functions)) ??
    names.map((metric) => ({ metric, arguments: {} }))
  )
}

function taskMetric(entry: PyRecord, file: string, functions: TaskFunctions): TaskMetric {
  const { metric, aggregation, higher_is_better: higherIsBetter, hf_evaluate: _library, ...rest } = entry
  if (higherIsBetter !== undefined && typeof higherIsBetter !== 'boolean') {
    throw new DataError(`${file}: \`higher_is_better\` must be true or false.`)
  }
  return {
    metric: nameOrReference(metric, `${file}: a metric's \`metric\``),
    ...(aggregation === undefined
      ? {}
      : { aggregation: nameOrReference(aggregation, `${file}: a metric's \`aggregation\``) }),
    ...(isFunctionReference(aggregation) ? { ported: functions.aggregations(aggregation) } : {}),
    ...(isFunctionReference(metric) ? { scoreAll: functions.metrics(metric) } : {}),
    ...(higherIsBetter === undefined ? {} : { higherIsBetter }),
    arguments: rest,
  }
}
