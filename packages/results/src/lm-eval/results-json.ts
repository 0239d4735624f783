import { jsonDumps, type PyRecord, type PyValue } from '@eval/pystd'
import type { EvaluationResults } from '../evaluation-results.ts'
import { escapeLoneSurrogates } from './escape-lone-surrogates.ts'
import { jsonFallback } from './json-fallback.ts'

/** Every key of the file, in its order; checked against the type below. */
const KEY_ORDER = [
  'results',
  'groups',
  'group_subtasks',
  'configs',
  'versions',
  'n-shot',
  'higher_is_better',
  'n-samples',
  'config',
  'git_hash',
  'date',
  'pretty_env_info',
  'transformers_version',
  'lm_eval_version',
  'upper_git_hash',
  'tokenizer_pad_token',
  'tokenizer_eos_token',
  'tokenizer_bos_token',
  'eot_token_id',
  'max_length',
  'task_hashes',
  'model_source',
  'model_name',
  'model_name_sanitized',
  'system_instruction',
  'system_instruction_sha',
  'fewshot_as_multiturn',
  'chat_template',
  'chat_template_sha',
  'total_evaluation_time_seconds',
] as const satisfies readonly (keyof EvaluationResults)[]

type Forgotten = Exclude<keyof EvaluationResults, (typeof KEY_ORDER)[number]>
const nothingForgotten: [Forgotten] extends [never] ? true : never = true

/**
 * The text of `results_<stamp>.json`, without a final line break. Keys beyond those of {@link EvaluationResults} (a newer
 * version's) come last.
 * @source lm_eval/loggers/evaluation_tracker.py `save_results_aggregated`, 0.4.13
 */
export function resultsJson(results: EvaluationResults): string {
  const given: PyRecord = results
  const ordered: Record<string, PyValue> = {}
  for (const key of nothingForgotten ? KEY_ORDER : []) {
    const value = given[key]
    if (value !== undefined) ordered[key] = value
  }
  for (const [key, value] of Object.entries(given)) ordered[key] = value
  return escapeLoneSurrogates(jsonDumps(ordered, { indent: 2, ensureAscii: false, fallback: jsonFallback }))
}
