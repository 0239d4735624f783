export { accuracyOfAll } from './aggregation/accuracy-of-all.ts'
export type { Aggregation, ResampleStatistic } from './aggregation/aggregation.ts'
export { applyFilterPipeline, type PipelineStep } from './filters/apply-filter-pipeline.ts'
export type { Filter, FilterFactory, FilterStep } from './filters/filter.ts'
export { createFilter, filterNames } from './filters/filter-registry.ts'
export { aggregateGroup, type GroupMetric, type GroupSample } from './groups/aggregate-group.ts'
export {
  type GroupChildren,
  type HigherIsBetter,
  propagateHigherIsBetter,
  propagateNumFewshot,
} from './groups/propagate-to-groups.ts'
export { argmax } from './numeric/argmax.ts'
export { softmax } from './numeric/softmax.ts'
export { aggregationByName, aggregationNames } from './registry/aggregation-registry.ts'
export { createGenerationMetric } from './registry/create-generation-metric.ts'
export {
  defaultMetrics,
  isMetricName,
  type MetricDefinition,
  metricDefinition,
  metricNames,
  type OutputType,
} from './registry/metric-registry.ts'
export { countWords } from './sample/count-words.ts'
export { type ExactMatchOptions, exactMatch } from './sample/exact-match.ts'
export type {
  GenerationMetric,
  GenerationMetricInput,
  GenerationMetricValue,
} from './sample/generation-metric.ts'
export { type GenerationSample, scoreGeneration } from './sample/generation-scores.ts'
export { loggedValue } from './sample/logged-value.ts'
export { type LoglikelihoodSample, scoreLoglikelihood } from './sample/loglikelihood-scores.ts'
export { type MultipleChoiceSample, scoreMultipleChoice } from './sample/multiple-choice-scores.ts'
export { type RollingSample, scoreRolling } from './sample/rolling-scores.ts'
export { bootstrapStandardError } from './stderr/bootstrap-standard-error.ts'
export { meanStandardError } from './numeric/mean-standard-error.ts'
export { standardError } from './stderr/standard-error.ts'
export { type AggregateTaskOptions, aggregateTask, type MetricValues } from './task/aggregate-task.ts'
