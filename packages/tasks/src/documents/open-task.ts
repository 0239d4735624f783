import { DataError, type Dialogue, type Doc, type Instance, type PromptSettings } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import { compileField } from '../fields/compile-field.ts'
import { bindTask } from '../binding/bind-task.ts'
import type { BoundTask } from '../task/bound-task.ts'
import type { Task } from '../task/task.ts'
import { buildDialogues } from '../instances/build-dialogues.ts'
import { buildInstances } from '../instances/build-instances.ts'
import { type DocumentSplits, documentSplits } from './document-splits.ts'
import { openClassTask } from './open-class-task.ts'
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
  if (task.classTask !== undefined) return await openClassTask(task, task.classTask, settings)
  // Parity: the examples are processed before the documents, and also where none is shown: a helper may draw random numbers.
  const needsPool = task.functions.pythonDocuments || task.numFewshot > 0
  const { evaluated, fewshot } = task.splits
  const names = needsPool && poolIsSplit(task) ? [evaluated, fewshot] : [evaluated]
  const splits = await documentSplits(task, source, names)
  const early = task.functions.pythonDocuments ? await readPool(task, splits) : undefined
  const read = (): Promise<readonly Doc[]> => readDocuments(task, evaluated, splits)
  // Parity: `datasets` keeps what a function made of a split, but not where the function is another one each time.
  const again = task.functions.drawsDocuments
  const all = early !== undefined && !again && poolIsEvaluated(task) ? early : await read()
  const pool = task.numFewshot === 0 ? [] : (early ?? (await readPool(task, splits, all)))
  // Parity: lm_eval has documents processed to look at the first one, to ask, and to score.
  const asked = again ? await read() : all
  const scored = again ? await read() : all
  const selected = selectDocuments(all.length, settings)
  const prepared = await prepareDocuments(task, {
    first: all.slice(0, 1),
    asked: documentsAt(asked, selected),
    scored: again ? documentsAt(scored, selected) : [],
    pool,
  })
  const prompts = { ...settings, numFewshot: task.numFewshot }
  const bound = boundTo(task, prepared.first[0] ?? {})
  const dialogues = buildDialogues(bound, prepared.asked, prepared.pool, prompts)
  return {
    task: bound,
    documents: again ? prepared.scored : prepared.asked,
    totalDocuments: all.length,
    instances: () => buildInstances(bound, prepared.asked, prepared.pool, prompts),
    ...(dialogues ? { dialogues } : {}),
  }
}

/** What the fields of a task are asked of. */
interface FieldDocuments {
  readonly first: readonly Doc[]
  readonly asked: readonly TaskDocument[]
  readonly scored: readonly TaskDocument[]
  readonly pool: readonly Doc[]
}

/** The same documents, as the functions of fields leave them. */
async function prepareDocuments(task: Task, given: FieldDocuments): Promise<FieldDocuments> {
  const { first, asked, scored, pool } = given
  const docs = [...first, ...[...asked, ...scored].map(({ doc }) => doc), ...pool]
  const after = (await task.functions.prepare(docs))[Symbol.iterator]()
  const next = (doc: Doc): Doc => after.next().value ?? doc
  const nextOf = (document: TaskDocument): TaskDocument => ({ ...document, doc: next(document.doc) })
  return {
    first: first.map(next),
    asked: asked.map(nextOf),
    scored: scored.map(nextOf),
    pool: pool.map(next),
  }
}

function documentsAt(
  docs: readonly Doc[],
  selected: ReturnType<typeof selectDocuments>,
): readonly TaskDocument[] {
  return selected.flatMap(({ position, loggedId }) => {
    const doc = docs[position]
    return doc ? [{ docId: position, loggedId, doc }] : []
  })
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
  if (evaluated !== undefined && poolIsEvaluated(task)) return evaluated
  const own = namesFewshotSplit(task) ? functions.fewshotProcessDocs : undefined
  return await readDocuments(task, splits.fewshot, read, own ?? task.processDocs)
}

/** Whether the examples are the documents themselves. */
function poolIsEvaluated(task: Task): boolean {
  const { splits, functions } = task
  const own = namesFewshotSplit(task) ? functions.fewshotProcessDocs : undefined
  return poolIsSplit(task) && splits.fewshot === splits.evaluated && own === undefined
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
