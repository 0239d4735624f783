import type { PyValue } from '@eval/pystd'
import type { Named } from './named.ts'

/**
 * What is reported of one task or group: `name`, `alias` (shown in tables), `sample_len` (documents), then per metric and
 * filter `acc,none` and `acc_stderr,none` (a float, or `"N/A"`). A group starts `alias`, `name` and ends with `sample_count`.
 */
export type TaskMetrics = Named<PyValue>

/** How many documents a task has, and how many of them were evaluated. */
export type SampleCount = {
  readonly original: number
  readonly effective: number
}

/** A special token: its text (null where the tokenizer has none) and its id as text. */
export type TokenAndId = readonly [token: string | null, id: string]

/** The part of the results that the printed tables show. */
export type TableResults = {
  /** Tasks in load order, then groups from the innermost out. */
  readonly results: Named<TaskMetrics>
  /** The groups that aggregate metrics, once more; absent if there is none. */
  readonly groups?: Named<TaskMetrics>
  /** Direct children of every group. */
  readonly group_subtasks: Named<readonly string[]>
  /** `metadata.version` of a task as its file has it, or `"Yaml"`; a group's as text, `"N/A"` if it has none. */
  readonly versions: Named<PyValue>
  readonly 'n-shot': Named<PyValue>
  /** Per task and metric; null where nobody said. */
  readonly higher_is_better: Named<Named<boolean | null>>
}

/**
 * The contents of `results_<stamp>.json`, key for key. Ints and floats are told apart as Python tells them (see `PyValue`):
 * an accuracy of one is `pyFloat(1)` and prints `1.0`. The order of these keys is the order in the file, whatever the order
 * in the object; within them the order is kept.
 * @source lm_eval/result_schema.py, lm_eval/evaluator.py, lm_eval/loggers/evaluation_tracker.py, 0.4.13
 */
export type EvaluationResults = TableResults & {
  /** The full configuration of every task, sorted by name. */
  readonly configs: Named<PyValue>
  readonly 'n-samples': Named<SampleCount>
  /** Model and run: `model`, `model_args`, `batch_size`, `device`, `limit`, `gen_kwargs`, seeds … */
  readonly config?: Named<PyValue>
  /** `git describe --always` of the working folder. */
  readonly git_hash?: string | null
  /** Start of the run, seconds since 1970, a float. */
  readonly date?: PyValue
  readonly pretty_env_info?: string
  readonly transformers_version?: string
  readonly lm_eval_version?: string
  readonly upper_git_hash?: string | null
  readonly tokenizer_pad_token?: TokenAndId
  readonly tokenizer_eos_token?: TokenAndId
  readonly tokenizer_bos_token?: TokenAndId
  /** Token that ends generated text. */
  readonly eot_token_id?: number | null
  /** Longest context, tokens. */
  readonly max_length?: number | null
  /** Per task, the hash over its logged samples (`taskHash`); empty without samples. */
  readonly task_hashes?: Named<string>
  /** Name of the backend, e.g. `hf`. */
  readonly model_source?: string
  readonly model_name?: string
  readonly model_name_sanitized?: string
  readonly system_instruction?: string | null
  readonly system_instruction_sha?: string | null
  readonly fewshot_as_multiturn?: boolean | null
  readonly chat_template?: string | null
  readonly chat_template_sha?: string | null
  /** Duration of the run, seconds, as the text of a Python float. */
  readonly total_evaluation_time_seconds?: string
}
