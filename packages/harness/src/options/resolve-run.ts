import { readFileSync } from 'node:fs'
import { UsageError } from '@eval/core'
import { dictEntries, dictFromEntries, isDict, jsonLoads, type PyDict, type PyValue } from '@eval/pystd'
import type { OptionValue } from './flag-values.ts'
import type { Option } from './option.ts'
import { numberOption, textOption } from './option-reading.ts'
import { defaultSeeds, parseSeeds, type Seeds } from './parse-seeds.ts'
import type { RunConfiguration } from './run-configuration.ts'

type Values = Readonly<Record<string, OptionValue>>

/**
 * Defaults, then the configuration file, then the command line; then the rules between options.
 *
 * @source lm_eval/config/evaluate_config.py `EvaluatorConfig.from_cli`, 0.4.13
 * @throws UsageError for values that do not fit together.
 */
export async function resolveRun(flags: Values, options: readonly Option[]): Promise<RunConfiguration> {
  const file = textOption(flags, 'config')
  const values: Values = { ...(file === null ? {} : await configValues(file, options)), ...givenFlags(flags) }
  const configuration = configurationOf(values)
  checkTogether(configuration, values)
  return configuration
}

/** Imported only when there is a file: the YAML parser takes time to load. */
async function configValues(file: string, options: readonly Option[]): Promise<Values> {
  return (await import('./config-file.ts')).readConfigFile(file, options)
}

/** Parity: an empty value on the command line does not override the file, but false and 0 do. */
function givenFlags(flags: Values): Values {
  return Object.fromEntries(
    Object.entries(flags).filter(([, value]) => value === 0 || value === false || !isEmpty(value)),
  )
}

function isEmpty(value: OptionValue): boolean {
  if (Array.isArray(value)) return value.length === 0
  return (
    value === null || value === '' || (isDict(value as PyValue) && dictEntries(value as PyDict).length === 0)
  )
}

function configurationOf(values: Values): RunConfiguration {
  const predictOnly = values['predict_only'] === true
  const modelArgs = mapping(values, 'model_args')
  const applyChatTemplate = (values['apply_chat_template'] ?? false) as boolean | string
  return {
    model: textOption(values, 'model') ?? 'hf',
    modelArgs,
    tasks: (values['tasks'] ?? []) as readonly string[],
    numFewshot: nonNegativeInteger(values, 'num_fewshot'),
    batchSize: batchSize(values['batch_size'] ?? 1),
    maxBatchSize: nonNegativeInteger(values, 'max_batch_size'),
    device: textOption(values, 'device'),
    limit: limit(values),
    samples: samples(values['samples'] as PyValue | undefined),
    useCache: textOption(values, 'use_cache'),
    fresh: values['fresh'] === true,
    outputPath: textOption(values, 'output_path'),
    logSamples: predictOnly || values['log_samples'] === true,
    predictOnly,
    writeOut: values['write_out'] === true,
    showConfig: values['show_config'] === true,
    systemInstruction: textOption(values, 'system_instruction'),
    applyChatTemplate,
    fewshotAsMultiturn:
      (values['fewshot_as_multiturn'] as boolean | null | undefined) ?? applyChatTemplate !== false,
    generationArguments: mapping(values, 'gen_kwargs'),
    seeds: seeds(values['seed']),
    metadata: dictFromEntries([...dictEntries(modelArgs), ...dictEntries(mapping(values, 'metadata'))]),
    verbosity: textOption(values, 'verbosity'),
    dataFolder: textOption(values, 'data'),
    datasetsFolder: textOption(values, 'datasets_dir'),
  }
}

function checkTogether(run: RunConfiguration, values: Values): void {
  if (run.tasks.length === 0)
    throw new UsageError("no task given: name at least one with --tasks ('ls tasks' lists them)")
  if (run.logSamples && run.outputPath === null) {
    throw new UsageError('--log_samples and --predict_only write files: say where with --output_path DIR')
  }
  if (values['fewshot_as_multiturn'] === true && run.applyChatTemplate === false) {
    throw new UsageError('--fewshot_as_multiturn needs --apply_chat_template')
  }
  if (run.fresh && run.useCache !== null) {
    throw new UsageError(
      '--fresh forgets the answers of the output folder; it cannot be used with a store shared by --use_cache',
    )
  }
  if (run.samples !== null && run.limit !== null) {
    throw new UsageError('--samples and --limit exclude each other: both choose the documents')
  }
}

function mapping(values: Values, name: string): PyDict {
  const value = values[name] ?? null
  if (value === null) return {}
  if (isDict(value as PyValue)) return value as PyDict
  throw new UsageError(`${name} must be key=value pairs or a mapping`)
}

function nonNegativeInteger(values: Values, name: string): number | null {
  const value = numberOption(values, name)
  if (value === null || (Number.isInteger(value) && value >= 0)) return value
  throw new UsageError(`--${name} must be an integer of at least 0, got ${value}`)
}

function limit(values: Values): number | null {
  const value = numberOption(values, 'limit')
  if (value === null || (Number.isFinite(value) && value > 0)) return value
  throw new UsageError(`--limit must be a count of at least 1 or a fraction between 0 and 1, got ${value}`)
}

function batchSize(value: OptionValue): number | string {
  const text = String(value)
  if (/^auto(:\d+)?$/.test(text)) return text
  if (/^\d+$/.test(text) && Number(text) > 0) return typeof value === 'number' ? value : text
  throw new UsageError(`--batch_size must be "auto", "auto:N" or a positive integer, got "${text}"`)
}

function seeds(value: OptionValue | undefined): Seeds {
  if (value === undefined) return defaultSeeds
  if (value === null) return [null, null, null, null]
  return Array.isArray(value) && value.length === 4
    ? (value as unknown as Seeds)
    : parseSeeds([value].flat().join(','))
}

function samples(value: PyValue | undefined): RunConfiguration['samples'] {
  if (value === undefined || value === null) return null
  const parsed = typeof value === 'string' ? samplesFile(value) : value
  if (isDict(parsed) && dictEntries(parsed).every(([, list]) => isIndexList(list))) {
    return Object.fromEntries(dictEntries(parsed)) as Record<string, readonly number[]>
  }
  throw new UsageError('--samples must map task names to lists of document numbers: {"task": [0, 1, 2]}')
}

function samplesFile(text: string): PyValue {
  try {
    return jsonLoads(text.trimStart().startsWith('{') ? text : readFileSync(text, 'utf8'))
  } catch (error) {
    throw new UsageError(
      `--samples: neither JSON nor a readable JSON file: ${text} (${(error as Error).message})`,
    )
  }
}

function isIndexList(value: PyValue): boolean {
  return Array.isArray(value) && value.every((item) => Number.isInteger(item) && (item as number) >= 0)
}
