import { DataError } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import type { TaskConfig } from '../config/task-config.ts'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'
import type { TaskFunctions } from '../functions/task-functions.ts'
import type { FilterPipeline, FilterStep } from './task.ts'

/**
 * `filter_list` as data; without one, the first response is taken.
 * @param functions - What filters refer to.
 * @source lm_eval/api/task.py (0.4.13)
 */
export function filterPipelines(
  config: TaskConfig,
  file: string,
  functions: TaskFunctions,
): readonly FilterPipeline[] {
  if (config.filter_list === undefined)
    return [{ name: 'none', filters: [{ function: 'take_first', arguments: {} }] }]
  const pipelines = config.filter_list.map(({ name, filter }) => ({
    name: name ?? 'none',
    filters: filter.map((step) => filterStep(step, file, functions)),
  }))
  // Parity: of two with one name, what the later one makes takes the place of what the earlier one made.
  return [...new Map(pipelines.map((pipeline) => [pipeline.name, pipeline])).values()]
}

function filterStep(
  { function: called, ...rest }: PyRecord,
  file: string,
  functions: TaskFunctions,
): FilterStep {
  return {
    function: nameOrReference(called, `${file}: a filter's \`function\``),
    arguments: rest,
    ...portedFilter(called, rest, functions),
  }
}

function portedFilter(
  called: PyValue | undefined,
  options: PyRecord,
  functions: TaskFunctions,
): Pick<FilterStep, 'ported'> {
  if (isFunctionReference(called)) return { ported: functions.filters(called, options) }
  const custom = options['filter_fn']
  return called === 'custom' && isFunctionReference(custom) ? { ported: functions.customFilter(custom) } : {}
}

/** @throws DataError for anything but a name or a function reference */
export function nameOrReference(value: PyValue | undefined, what: string): string | FunctionReference {
  if (typeof value === 'string' || isFunctionReference(value)) return value
  throw new DataError(`${what} must be a name or a !function.`)
}
