import { jsonDumps, pyRepr, sha256Hex, type PyValue } from '@eval/pystd'
import { type OpenTaskSettings, type Task, taskConfigDump } from '@eval/tasks'

/** Keys of a task file that decide which requests there are and how they look; those that are part of the cache's key are not among them. */
const TASK_KEYS = [
  'custom_dataset',
  'dataset_path',
  'dataset_name',
  'dataset_kwargs',
  'training_split',
  'validation_split',
  'test_split',
  'fewshot_split',
  'process_docs',
  'doc_to_text',
  'doc_to_target',
  'doc_to_image',
  'doc_to_audio',
  'doc_to_choice',
  'description',
  'target_delimiter',
  'fewshot_delimiter',
  'fewshot_config',
  'output_type',
  'repeats',
  'gen_prefix',
  'prompt_strategy',
  'prompt',
] as const

/**
 * What decides how the requests of a task look and is no part of the key they are stored under: a name for people → the
 * value, or a digest of it where it is long.
 *
 * @param program - Who builds the requests, with its version.
 */
export function requestSettings(
  task: Task,
  settings: OpenTaskSettings,
  program: string,
): Readonly<Record<string, string>> {
  const dump = taskConfigDump(task)
  const values: readonly (readonly [string, PyValue | undefined])[] = [
    ['the program', program],
    ['--samples', settings.samples === undefined ? undefined : [...settings.samples]],
    ['the few-shot seed', task.numFewshot === 0 ? undefined : settings.fewshotSeed],
    ['the chat template', settings.chat?.template ?? undefined],
    ['the profile', settings.profile],
    ...generationEntries(task),
    ['acc_mutual_info', task.metrics.some(({ metric }) => metric === 'acc_mutual_info') || undefined],
    ...TASK_KEYS.map((key): [string, PyValue | undefined] => [`${key} of the task`, dump[key]]),
  ]
  return Object.fromEntries(
    values.flatMap(([name, value]) => (value === undefined ? [] : [[name, shown(value)]])),
  )
}

function generationEntries({ outputType, generationKwargs }: Task): readonly (readonly [string, PyValue])[] {
  if (outputType !== 'generate_until') return []
  return Object.entries(generationKwargs).map(([key, value]) => [`generation_kwargs.${key}`, value])
}

function shown(value: PyValue): string {
  const text = jsonDumps(value, { ensureAscii: false, fallback: pyRepr })
  return text.length <= 80 ? text : `sha256 ${sha256Hex(text).slice(0, 16)}`
}
