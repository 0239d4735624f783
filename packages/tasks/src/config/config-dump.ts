import { dictEntries, dictFromEntries, isDict, type PyDict, type PyRecord, type PyValue } from '@eval/pystd'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'
import { isList } from '../loading/shapes.ts'
import { generationKwargs } from './generation-kwargs.ts'
import { metricEntries } from './metric-entries.ts'
import { shownObject } from './shown-object.ts'
import type { TaskConfig } from './task-config.ts'

/** Keys before `fewshot_config`, in the order in which lm_eval dumps them. */
const FIRST = [
  'task_alias',
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
] as const

type FunctionText = (reference: FunctionReference) => string | undefined

/** What a run decided; absent: what the file says. */
export interface DumpedValues {
  readonly numFewshot?: number
  /** Empty: none. */
  readonly generationKwargs?: PyRecord
  readonly metadata?: PyRecord
  /** The source text of a Python function; undefined for one that is ported. */
  readonly functionText?: FunctionText
  /** What Python's `str` gives of a function; undefined where only its text is known. */
  readonly functionShown?: FunctionText
}

/**
 * The configuration of a task as the results file shows it: defaults filled in, keys in lm_eval's order, absent ones left
 * out. Python functions are shown as lm_eval shows them, ported ones as `!function module.name`; keys that lm_eval does not
 * have come before `metadata`.
 * @source lm_eval/config/task.py TaskConfig.to_dict (0.4.13)
 */
export function configDump(config: TaskConfig, values: DumpedValues = {}): PyRecord {
  const generation = values.generationKwargs ?? generationKwargs(config, {})
  const entries: [string, PyValue | undefined][] = [
    ['task', config.task],
    ...FIRST.map((key): [string, PyValue | undefined] => [
      key,
      key === 'dataset_kwargs' ? loadingKwargs(config) : config[key],
    ]),
    ['unsafe_code', config.unsafe_code ?? false],
    ['doc_to_choice', config.doc_to_choice],
    ['process_results', config.process_results],
    ['use_prompt', config.use_prompt],
    ['description', config.shownAsNone?.includes('description') ? undefined : (config.description ?? '')],
    ['target_delimiter', config.target_delimiter ?? ' '],
    ['fewshot_delimiter', config.fewshot_delimiter ?? '\n\n'],
    ['fewshot_config', fewshotConfig(config)],
    ['num_fewshot', values.numFewshot ?? config.num_fewshot],
    ['metric_list', metricEntries(config)],
    ['output_type', config.output_type ?? 'generate_until'],
    ['generation_kwargs', Object.keys(generation).length === 0 ? undefined : generation],
    ['repeats', config.repeats ?? 1],
    ['filter_list', config.filter_list?.map((entry) => ({ ...entry }))],
    [
      'should_decontaminate',
      config.shownAsNone?.includes('should_decontaminate')
        ? undefined
        : (config.should_decontaminate ?? false),
    ],
    ['doc_to_decontamination_query', config.doc_to_decontamination_query],
    ['gen_prefix', config.gen_prefix],
    ['prompt_strategy', config.prompt_strategy],
    ['prompt', config.prompt],
    ['metadata', values.metadata ?? config.metadata ?? undefined],
  ]
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, shownKey(key, value, values)]])),
  )
}

/** Parity: lm_eval takes away, with `datasets` from version 4 on, what that no longer knows. */
function loadingKwargs({ dataset_kwargs: kwargs }: TaskConfig): PyDict | undefined {
  if (kwargs === undefined || !isDict(kwargs)) return kwargs
  return dictFromEntries(dictEntries(kwargs).filter(([key]) => key !== 'trust_remote_code'))
}

/** What the file says about examples, over what it says about all documents. */
function fewshotConfig(config: TaskConfig): PyRecord {
  const inherited = {
    sampler: 'default',
    split: config.fewshot_split ?? null,
    process_docs: config.process_docs ?? null,
    fewshot_indices: null,
    samples: null,
    doc_to_text: config.doc_to_text ?? null,
    doc_to_choice: config.doc_to_choice ?? null,
    doc_to_target: config.doc_to_target ?? null,
    gen_prefix: config.gen_prefix ?? null,
    fewshot_delimiter: config.fewshot_delimiter ?? '\n\n',
    target_delimiter: config.target_delimiter ?? ' ',
  }
  return { ...inherited, ...config.fewshot_config }
}

type Texts = Pick<DumpedValues, 'functionText' | 'functionShown'>

/**
 * The value with every function reference as text: its source where the whole key is a function or it belongs to a metric.
 * Parity: functions inside other keys are shown as Python shows an object; the address means nothing.
 */
function shownKey(key: string, value: PyValue, texts: Texts): PyValue {
  const textOf = (reference: FunctionReference): string =>
    texts.functionText?.(reference) ?? tagText(reference)
  if (isFunctionReference(value)) return textOf(value)
  if (key !== 'metric_list' || !isList(value)) return shown(value, texts)
  return value.map((entry) =>
    isDict(entry)
      ? mapped(entry, (item) => (isFunctionReference(item) ? textOf(item) : shown(item, texts)))
      : shown(entry, texts),
  )
}

function shown(value: PyValue, texts: Texts): PyValue {
  if (isList(value)) return value.map((item) => shown(item, texts))
  if (!isDict(value)) return value
  if (!isFunctionReference(value)) return mapped(value, (item) => shown(item, texts))
  const object = texts.functionShown?.(value)
  if (object !== undefined) return object
  const text = texts.functionText?.(value)
  return text === undefined ? tagText(value) : shownObject(value, text)
}

function mapped(dict: PyDict, change: (value: PyValue) => PyValue): PyDict {
  return dictFromEntries(dictEntries(dict).map(([key, item]): [PyValue, PyValue] => [key, change(item)]))
}

function tagText(reference: FunctionReference): string {
  return `!function ${reference['!function']}`
}
