import type { FilterServices } from '@eval/core'
import { createGenerationMetric, type GenerationMetric, type GenerationMetricInput } from '@eval/metrics'
import { dictEntries, isDict, type PyDict, type PyRecord, pyRepr, pyStr, type PyValue } from '@eval/pystd'
import type { BoundTask, TaskDocument, TaskMetric } from '@eval/tasks'
import { atRecord } from './at-record.ts'
import { documentScorer, type DocumentScorerOptions, generationScorer } from './score-document.ts'

interface FilteredDocument extends Pick<TaskDocument, 'docId' | 'doc'> {
  /** The filtered answers, one per request. */
  readonly results: readonly PyValue[]
}

/**
 * The scores of the documents of a task under one filter pipeline, in document order.
 *
 * @throws DataError naming the record that cannot be scored.
 */
export async function scoreDocuments(
  task: BoundTask,
  documents: readonly FilteredDocument[],
  options: DocumentScorerOptions,
  services: FilterServices,
): Promise<readonly PyDict[]> {
  if (!options.predictOnly && task.processAllResults !== undefined)
    return await task.processAllResults(documents, services)
  const score = documentScorer(task, options, await generationMetrics(task, documents, options, services))
  return documents.map(({ docId, doc, results }) => atRecord(task.name, docId, () => score(doc, results)))
}

async function generationMetrics(
  task: BoundTask,
  documents: readonly FilteredDocument[],
  { predictOnly }: DocumentScorerOptions,
  services: FilterServices,
): Promise<readonly GenerationMetric[]> {
  if (predictOnly || task.outputType !== 'generate_until' || task.processResults !== undefined) return []
  const metrics: GenerationMetric[] = []
  for (const metric of task.metrics) {
    const { metric: name } = metric
    metrics.push(
      typeof name === 'string'
        ? createGenerationMetric(name, metric.arguments)
        : await calledMetric(name.name, metric, task, documents, services),
    )
  }
  return metrics
}

/** A metric that is called for all documents at once: first it is seen what it will be asked, then it is asked. */
async function calledMetric(
  name: string,
  { scoreAll, arguments: options }: TaskMetric,
  task: BoundTask,
  documents: readonly FilteredDocument[],
  services: FilterServices,
): Promise<GenerationMetric> {
  const calls = new Map<string, GenerationMetricInput>()
  const recorder: GenerationMetric = {
    name,
    score: (input) => {
      calls.set(keyOf(input), input)
      return { value: null }
    },
  }
  const record = generationScorer(task, [recorder])
  for (const { docId, doc, results } of documents) atRecord(task.name, docId, () => record(doc, results))
  const values = (await scoreAll?.([...calls.values()], options, services)) ?? []
  const known = new Map([...calls.keys()].map((key, index) => [key, values[index] ?? null]))
  return {
    name,
    score: (input) => {
      const value = known.get(keyOf(input)) ?? null
      return isDict(value) ? { values: recordOf(value) } : { value }
    },
  }
}

function recordOf(values: PyDict): PyRecord {
  return Object.fromEntries(dictEntries(values).map(([name, value]) => [pyStr(name), value]))
}

function keyOf({ references, predictions }: GenerationMetricInput): string {
  return pyRepr([...references, ...predictions])
}
