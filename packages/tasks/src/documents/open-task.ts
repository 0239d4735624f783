import { DataError, type Dialogue, type Doc, type Instance, type PromptSettings } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import { compileField } from '../fields/compile-field.ts'
import { bindTask } from '../binding/bind-task.ts'
import type { BoundTask } from '../task/bound-task.ts'
import type { Task } from '../task/task.ts'
import { buildDialogues } from '../instances/build-dialogues.ts'
import { buildInstances } from '../instances/build-instances.ts'
import { type DocumentSplits, documentSplits } from './document-splits.ts'
import { readDocuments } from './read-documents.ts'
import { type DocumentSelection, selectDocuments } from './select-documents.ts'
import type { TaskDocument } from '../instances/task-document.ts'

/** What a run decides for a task's documents and prompts; the number of shots is the task's. */
export interface OpenTaskSettings extends Omit<PromptSettings, 'numFewshot'>, DocumentSelection {}

/** A task with its documents. */
export interface OpenTask {
  readonly task: BoundTask
  /** The documents to evaluate, in order. */
  readonly documents: readonly TaskDocument[]
  /** Documents in the evaluated split, before limit and samples. */
  readonly totalDocuments: number
  /**
   * The requests of all documents, in document order, made while they are taken. Each call starts the task's random
   * generator anew, so it gives the same instances. Of a task with dialogues: the requests as they are before anything was
   * answered, with marks in place of the answers.
   * @throws DataError naming task and record, if a document does not fit the prompt.
   */
  instances(): Generator<Instance, void, undefined>
  /**
   * Only of tasks whose prompts show the model's earlier answers: the documents as dialogues, to be run in place of
   * `instances`. The requests of their instances are made anew each time they are looked at.
   */
  readonly dialogues?: readonly Dialogue[]
}

/**
 * Reads the documents of a task, and its few-shot examples if it shows any.
 * @throws UsageError for a selection outside the split; DataError and NetworkError as the source does; DataError for
 * documents that make no dialogue, where the task wants one.
 */
export async function openTask(
  task: Task,
  source: DatasetSource,
  settings: OpenTaskSettings,
): Promise<OpenTask> {
  // Parity: the examples are processed before the documents, and also where none is shown: a helper may draw random numbers.
  const needsPool = task.functions.pythonDocuments || task.numFewshot > 0
  const { evaluated, fewshot } = task.splits
  const names = needsPool && poolIsSplit(task) ? [evaluated, fewshot] : [evaluated]
  const splits = await documentSplits(task, source, names)
  const early = task.functions.pythonDocuments ? await readPool(task, splits) : undefined
  const all = await readDocuments(task, evaluated, splits)
  const selected = selectDocuments(all.length, settings)
  const fewshotPool = task.numFewshot === 0 ? [] : (early ?? (await readPool(task, splits, all)))
  const documents = selected.flatMap(({ position, loggedId }) => {
    const doc = all[position]
    return doc ? [{ docId: position, loggedId, doc }] : []
  })
  const prompts = { ...settings, numFewshot: task.numFewshot }
  await task.functions.prepare([...all.slice(0, 1), ...documents.map(({ doc }) => doc), ...fewshotPool])
  const bound = boundTo(task, all[0] ?? {})
  const dialogues = buildDialogues(bound, documents, fewshotPool, prompts)
  return {
    task: bound,
    documents,
    totalDocuments: all.length,
    instances: () => buildInstances(bound, documents, fewshotPool, prompts),
    ...(dialogues ? { dialogues } : {}),
  }
}

function boundTo(task: Task, first: Doc): BoundTask {
  try {
    return bindTask(task, first, compileField)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new DataError(`Task ${task.name}, first record: ${error.message}`, { cause: error })
  }
}

/** The documents that examples are drawn from. Parity: examples in the task file are taken as they are. */
async function readPool(
  task: Task,
  read: DocumentSplits,
  evaluated?: readonly Doc[],
): Promise<readonly Doc[]> {
  const { splits, functions, fewshotSamples } = task
  if (fewshotSamples !== undefined) return fewshotSamples
  if (functions.fewshotSamples !== undefined && !namesFewshotSplit(task)) return functions.fewshotSamples()
  const own = namesFewshotSplit(task) ? functions.fewshotProcessDocs : undefined
  if (evaluated !== undefined && splits.fewshot === splits.evaluated && own === undefined) return evaluated
  return await readDocuments(task, splits.fewshot, read, own ?? task.processDocs)
}

/** Whether examples are read from the dataset. */
function poolIsSplit(task: Task): boolean {
  const { fewshotSamples, functions } = task
  if (fewshotSamples !== undefined) return false
  return functions.fewshotSamples === undefined || namesFewshotSplit(task)
}

function namesFewshotSplit({ config }: Task): boolean {
  return (config.fewshot_config?.['split'] ?? config.fewshot_split ?? undefined) !== undefined
}
