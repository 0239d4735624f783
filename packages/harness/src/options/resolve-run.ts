import { UsageError } from '@eval/core'
import {
  dictEntries,
  dictFromEntries,
  isDict,
  jsonDumps,
  type PyDict,
  type PyValue,
  toNumber,
} from '@eval/pystd'
import type { OptionValue } from './flag-values.ts'
import type { Option } from './option.ts'
import { pythonChoices } from '../python/python-choices.ts'
import { defaultSeeds } from './parse-seeds.ts'
import type { RunConfiguration } from './run-configuration.ts'
import type { RunValues } from './run-schema.ts'
import { samplesValue } from './samples-value.ts'
import { separateSecrets } from './secret-arguments.ts'

type Values = Readonly<Record<string, OptionValue>>

/**
 * Defaults, then the configuration file, then the command line; then the rules between options.
 *
 * @source lm_eval/config/evaluate_config.py `EvaluatorConfig.from_cli`, 0.4.13
 * @throws UsageError for values of the wrong kind, and for options that do not fit together.
 */
export async function resolveRun(flags: Values, options: readonly Option[]): Promise<RunConfiguration> {
  const file = flags['config']
  const values = {
    ...(typeof file === 'string' ? await configValues(file, options) : {}),
    ...givenFlags(flags),
  }
  const checked = await checkValues({ ...values, samples: samplesValue(values['samples'] ?? null) })
  checkTogether(checked)
  return configurationOf(checked)
}

/** Imported only when there is a file: the YAML parser takes time to load. */
async function configValues(file: string, options: readonly Option[]): Promise<Values> {
  return (await import('./config-file.ts')).readConfigFile(file, options)
}

/** Parity: an empty value on the command line does not override the file, but false and 0 do. */
function givenFlags(flags: Values): Values {
  return Object.fromEntries(Object.entries(flags).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: PyValue): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === null || value === '' || (isDict(value) && dictEntries(value).length === 0)
}

/** zod is imported here, where a run begins, so that `--help` does without it. */
async function checkValues(values: Values): Promise<RunValues> {
  const { runSchema } = await import('./run-schema.ts')
  const checked = runSchema.safeParse(values)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const name = String(issue?.path[0] ?? '')
  throw new UsageError(
    `--${name} ${issue?.message ?? 'is malformed'}, got ${jsonDumps(values[name] ?? null, { ensureAscii: false })}`,
  )
}

function configurationOf(values: RunValues): RunConfiguration {
  const predictOnly = values.predict_only ?? false
  const { shown: modelArgs, secret: secretArgs } = separateSecrets(values.model_args ?? {})
  const trustRemoteCode = values.trust_remote_code ?? false
  const applyChatTemplate = values.apply_chat_template ?? false
  return {
    model: values.model ?? 'hf',
    // Parity: the flag is a model argument, but not among the metadata of tasks.
    modelArgs: trustRemoteCode ? withItem(modelArgs, 'trust_remote_code', true) : modelArgs,
    secretArgs,
    trustRemoteCode,
    tasks: taskNames(values.tasks),
    shownTasks: values.tasks ?? null,
    includePath: values.include_path ?? null,
    numFewshot: values.num_fewshot ?? null,
    batchSize: values.batch_size ?? 1,
    maxBatchSize: values.max_batch_size ?? null,
    device: values.device ?? null,
    limit: isGiven(values.limit) ? toNumber(values.limit) : null,
    shownLimit: values.limit ?? null,
    samples: values.samples ?? null,
    useCache: values.use_cache ?? null,
    cacheRequests: values.cache_requests ?? null,
    fresh: values.fresh ?? false,
    outputPath: values.output_path ?? null,
    logSamples: predictOnly || (values.log_samples ?? false),
    predictOnly,
    unsafeCode: values.confirm_run_unsafe_code ?? false,
    writeOut: values.write_out ?? false,
    showConfig: values.show_config ?? false,
    systemInstruction: values.system_instruction ?? null,
    applyChatTemplate,
    fewshotAsMultiturn: values.fewshot_as_multiturn ?? applyChatTemplate !== false,
    shownFewshotAsMultiturn: values.fewshot_as_multiturn ?? (applyChatTemplate === false ? null : true),
    generationArguments: values.gen_kwargs ?? {},
    seeds: values.seed === undefined ? defaultSeeds : (values.seed ?? [null, null, null, null]),
    metadata: dictFromEntries([...dictEntries(modelArgs), ...dictEntries(values.metadata ?? {})]),
    verbosity: values.verbosity ?? null,
    assumeYes: values.yes ?? false,
    dataFolder: values.data ?? null,
    datasetsFolder: values.datasets_dir ?? null,
    pythonChoices: pythonChoices(values),
  }
}

function withItem(dict: PyDict, key: string, value: PyValue): PyDict {
  return dictFromEntries([...dictEntries(dict), [key, value]])
}

function checkTogether(values: RunValues): void {
  const { tasks, samples, limit, fresh } = values
  if (taskNames(tasks).every((name) => name === '')) {
    throw new UsageError("no task given: name at least one with --tasks ('lmeval ls tasks' lists them)")
  }
  if ((values.log_samples === true || values.predict_only === true) && !values.output_path) {
    throw new UsageError('--log_samples and --predict_only write files: say where with --output_path DIR')
  }
  if (values.fewshot_as_multiturn === true && !values.apply_chat_template) {
    throw new UsageError('--fewshot_as_multiturn needs --apply_chat_template')
  }
  if (fresh === true && values.use_cache) {
    throw new UsageError(
      '--fresh forgets the answers of the output folder; it cannot be used with a store shared by --use_cache',
    )
  }
  if (samples && isGiven(limit)) {
    throw new UsageError('--samples and --limit exclude each other: both choose the documents')
  }
}

function taskNames(tasks: RunValues['tasks']): readonly string[] {
  return typeof tasks === 'string' ? tasks.split(',') : (tasks ?? []).flatMap((word) => word.split(','))
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null
}
