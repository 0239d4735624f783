import type { PyDict, PyRecord, PyValue } from '@eval/pystd'
import type { FunctionReference } from '../loading/function-reference.ts'

export type OutputType = 'loglikelihood' | 'multiple_choice' | 'loglikelihood_rolling' | 'generate_until'

/** One entry of `filter_list`: a named chain of filters. */
export interface FilterListEntry {
  readonly name?: string
  readonly filter: readonly PyRecord[]
}

/** Metrics that are also reported by group: each is named after the metric, the separator and the group. */
export interface MetricGroups {
  readonly separator: string
  readonly names: readonly string[]
  /** Absent: as the metric itself. */
  readonly aggregation?: string | FunctionReference
}

/**
 * What a task file says, checked, without defaults. Names are those of lm_eval's task files; a key that is absent or null
 * there is absent here. `prompt_strategy` and `prompt` are additions that take the place of `doc_to_text`; `metric_groups` is
 * one that spares long lists in `metric_list`, `default_gen_kwargs` and `profiles` hold what versions of a benchmark and its
 * scripts say differently.
 * @source lm_eval/config/task.py TaskConfig (0.4.13)
 */
export interface TaskConfig {
  readonly task: string
  readonly task_alias?: string
  readonly tag?: string | readonly string[]
  readonly class?: FunctionReference
  readonly custom_dataset?: FunctionReference
  readonly dataset_path?: string
  readonly dataset_name?: string
  readonly dataset_kwargs?: PyDict
  readonly training_split?: string
  readonly validation_split?: string
  readonly test_split?: string
  readonly fewshot_split?: string
  readonly process_docs?: FunctionReference
  readonly doc_to_text?: string | number | FunctionReference
  readonly doc_to_target?: string | number | readonly PyValue[] | FunctionReference
  readonly doc_to_image?: string | readonly PyValue[] | FunctionReference
  readonly doc_to_audio?: string | readonly PyValue[] | FunctionReference
  readonly unsafe_code?: boolean
  readonly doc_to_choice?: string | readonly PyValue[] | PyDict | FunctionReference
  readonly process_results?: FunctionReference
  readonly use_prompt?: string
  readonly description?: string | FunctionReference
  readonly target_delimiter?: string
  readonly fewshot_delimiter?: string
  /** Keys are checked; a null stands for None there, not for the task's own value. */
  readonly fewshot_config?: PyRecord
  readonly num_fewshot?: number
  readonly metric_list?: readonly PyRecord[]
  readonly metric_groups?: MetricGroups
  readonly output_type?: OutputType
  readonly generation_kwargs?: PyDict
  /** Laid over `generation_kwargs` in a run without `--gen_kwargs`: what the benchmark's own scripts pass. */
  readonly default_gen_kwargs?: PyDict
  readonly repeats?: number
  readonly filter_list?: readonly FilterListEntry[]
  readonly should_decontaminate?: boolean
  readonly doc_to_decontamination_query?: string | FunctionReference
  readonly gen_prefix?: string
  readonly metadata?: PyValue
  readonly prompt_strategy?: string
  readonly prompt?: PyRecord
  /** Profile → keys of this file that are different there, whole. Names are those of `HarnessProfile`. */
  readonly profiles?: PyRecord
  /** Keys that the file sets to null in place of a default: results do not show them. */
  readonly shownAsNone?: readonly string[]
  /** Keys of a task with a `class` that only the class knows. */
  readonly class_keys?: PyRecord
}
