import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PrerequisiteError, type PythonFunction, type TaskLibrary } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import type { TaskConfig } from '../config/task-config.ts'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'
import { isList } from '../loading/shapes.ts'
import { functionSources } from './function-sources.ts'
import type {
  CustomDataset,
  DocumentField,
  PortedAggregation,
  PortedFilter,
  PortedMetric,
  ProcessDocs,
  ProcessResults,
  SampleExamples,
} from './function-types.ts'
import { type Helper, loadHelper, type OpenPython } from './helper.ts'
import { metricCall } from './metric-call.ts'
import { prepareFields } from './prepare-fields.ts'
import { preparedField } from './prepared-fields.ts'
import { pythonProcessDocs, pythonProcessResults, pythonSamples } from './python-helpers.ts'
import { pythonSource } from './python-source.ts'
import { importedSource } from './shown-source.ts'
import type { TaskFunctions } from './task-functions.ts'

/**
 * Loads the functions of a task, those of its filters, metrics and aggregations included: what is missing is known before
 * data is read.
 * @throws PrerequisiteError or DataError as {@link loadHelper}
 */
export async function loadFunctions(
  config: TaskConfig,
  library: TaskLibrary,
  python: OpenPython | undefined,
): Promise<TaskFunctions> {
  const texts = new Map<string, string>()
  const shown = new Map<string, string>()
  const load = async <T>(reference: FunctionReference): Promise<Helper<T>> => {
    const helper = await loadHelper<T>(reference, library, python)
    const text = helper.language === 'python' ? await shownText(helper.function) : helper.text
    if (text !== undefined) texts.set(keyOf(reference), text)
    if (helper.language === 'python') shown.set(keyOf(reference), helper.function.shown)
    return helper
  }
  const one = async <T>(source: PyValue | undefined): Promise<Helper<T> | undefined> =>
    isFunctionReference(source) ? await load<T>(source) : undefined
  const sources = functionSources(config)
  const shots = config.fewshot_config ?? {}
  const fields = await loadEach(sources.fields, async (reference) =>
    preparedField(await load<DocumentField>(reference)),
  )
  const filters = await loadEach(sources.filters, (reference) => load<PortedFilter>(reference))
  const custom = await loadEach(sources.customFilters, (reference) => load<PortedFilter>(reference))
  const aggregations = await loadEach(sources.aggregations, (reference) => load<PortedAggregation>(reference))
  const metrics = await loadEach(sources.metrics, (reference) => load<PortedMetric>(reference))
  const processDocs = await one<ProcessDocs>(config.process_docs)
  const fewshotProcessDocs = await one<ProcessDocs>(shots['process_docs'])
  return {
    ...classOf(await one<never>(config.class)),
    ...customDatasetOf(await one<CustomDataset>(config.custom_dataset)),
    ...processDocsOf('processDocs', processDocs),
    ...processDocsOf('fewshotProcessDocs', fewshotProcessDocs),
    drawsDocuments: processDocs?.language === 'python' && processDocs.function.draws,
    pythonDocuments: [processDocs, fewshotProcessDocs].some((helper) => helper?.language === 'python'),
    ...samplesOf(await one<() => Promise<never>>(shots['samples'])),
    ...samplerOf(await one<SampleExamples>(shots['sampler'])),
    ...processResultsOf(await one<ProcessResults>(config.process_results)),
    text: (reference) => texts.get(keyOf(reference)),
    shown: (reference) => shown.get(keyOf(reference)),
    fields: (reference) => fields.of(reference).field,
    prepare: (docs) => prepareFields(fields.all, docs),
    filters: (reference, options) => {
      const helper = filters.of(reference)
      if (helper.language === 'typescript') return helper.function
      return (entries, docs) => helper.function.filter(options, entries, docs)
    },
    customFilter: (reference) => {
      const helper = custom.of(reference)
      if (helper.language === 'typescript') return helper.function
      return async (entries, docs) => listOf(await callOnce(helper.function, [entries, docs]))
    },
    aggregations: (reference) => {
      const helper = aggregations.of(reference)
      if (helper.language === 'typescript') return helper.function
      return (values) => callOnce(helper.function, [values])
    },
    metrics: (reference) => {
      const helper = metrics.of(reference)
      if (helper.language === 'typescript') return helper.function
      return (calls, options) => helper.function.call(calls.map((call) => metricCall(call, options)))
    },
  }
}

type Named<K extends string, T> = { readonly [key in K]?: T }

function processDocsOf<K extends string>(
  key: K,
  helper: Helper<ProcessDocs> | undefined,
): Named<K, ProcessDocs> {
  if (helper === undefined) return {}
  const processDocs = helper.language === 'typescript' ? helper.function : pythonProcessDocs(helper.function)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript does not follow computed keys
  return { [key]: processDocs } as Named<K, ProcessDocs>
}

function classOf(helper: Helper<never> | undefined): Pick<TaskFunctions, 'taskClass'> {
  if (helper === undefined) return {}
  if (helper.language === 'python') return { taskClass: helper.function }
  throw new PrerequisiteError('Task classes have no TypeScript ports.')
}

function customDatasetOf(helper: Helper<CustomDataset> | undefined): Pick<TaskFunctions, 'customDataset'> {
  if (helper === undefined) return {}
  if (helper.language === 'typescript') return { customDataset: helper.function }
  return { customDataset: (keywords, splits) => helper.function.splits(keywords, splits) }
}

function samplesOf(helper: Helper<() => Promise<never>> | undefined): Pick<TaskFunctions, 'fewshotSamples'> {
  if (helper === undefined) return {}
  return {
    fewshotSamples: helper.language === 'typescript' ? helper.function : pythonSamples(helper.function),
  }
}

function samplerOf(helper: Helper<SampleExamples> | undefined): Pick<TaskFunctions, 'sampleExamples'> {
  if (helper === undefined) return {}
  if (helper.language === 'typescript') return { sampleExamples: helper.function }
  return { sampleExamples: (sampling) => helper.function.sample(sampling) }
}

function processResultsOf(
  helper: Helper<ProcessResults> | undefined,
): Pick<TaskFunctions, 'processResults' | 'processAllResults'> {
  if (helper === undefined) return {}
  if (helper.language === 'typescript') return { processResults: helper.function }
  return { processAllResults: pythonProcessResults(helper.function) }
}

async function callOnce(python: PythonFunction, values: readonly PyValue[]): Promise<PyValue> {
  const [value] = await python.call([{ arguments: values }])
  return value ?? null
}

function listOf(value: PyValue): readonly PyValue[] {
  return isList(value) ? value : [value]
}

/** Parity: Python shows lm_eval's own text of what a helper imports from it, not that of our stand-in. */
async function shownText({ reference, text }: PythonFunction): Promise<string> {
  const { folder, module, name, root } = reference
  const file = path.join(folder, `${module.replaceAll('.', '/')}.py`)
  const source = await readFile(file, 'utf8').catch(() => '')
  return (pythonSource(source, name) === undefined && (await importedSource(source, name, root))) || text
}

function keyOf({ file, '!function': text }: FunctionReference): string {
  return `${file} ${text}`
}

async function loadEach<T>(
  sources: readonly FunctionReference[],
  load: (reference: FunctionReference) => Promise<T>,
): Promise<{ readonly of: (reference: FunctionReference) => T; readonly all: readonly T[] }> {
  const loaded = new Map<string, T>()
  for (const source of sources) {
    if (!loaded.has(keyOf(source))) loaded.set(keyOf(source), await load(source))
  }
  return {
    all: [...loaded.values()],
    of: (reference) => {
      const found = loaded.get(keyOf(reference))
      if (found === undefined) throw new Error(`${reference['!function']} was not loaded`)
      return found
    },
  }
}
