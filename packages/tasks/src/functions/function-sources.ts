import type { PyValue } from '@eval/pystd'
import { metricEntries } from '../config/metric-entries.ts'
import type { TaskConfig } from '../config/task-config.ts'
import { isList } from '../loading/shapes.ts'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'

/** The `!function` keys of a task file by what they are for. */
export interface FunctionSources {
  readonly fields: readonly FunctionReference[]
  readonly filters: readonly FunctionReference[]
  readonly customFilters: readonly FunctionReference[]
  readonly aggregations: readonly FunctionReference[]
  readonly metrics: readonly FunctionReference[]
}

export function functionSources(config: TaskConfig): FunctionSources {
  const shots = config.fewshot_config ?? {}
  const keys = ['doc_to_text', 'doc_to_target', 'doc_to_choice'] as const
  const steps = config.filter_list?.flatMap(({ filter }) => filter) ?? []
  const metrics = metricEntries(config) ?? []
  return {
    fields: references([
      ...keys.map((key) => config[key]),
      ...keys.map((key) => shots[key]),
      ...[config.doc_to_image ?? [], config.doc_to_audio ?? []].flatMap((media) =>
        isList(media) ? media : [media],
      ),
      config.description,
    ]),
    filters: references(steps.map((step) => step['function'])),
    customFilters: references(steps.map((step) => step['filter_fn'])),
    aggregations: references(metrics.map((entry) => entry['aggregation'])),
    metrics: references(metrics.map((entry) => entry['metric'])),
  }
}

function references(values: readonly (PyValue | undefined)[]): readonly FunctionReference[] {
  return values.filter(isFunctionReference)
}
