import { DataError, type Doc } from '@eval/core'
import { bindTask } from '../binding/bind-task.ts'
import { compileField } from '../fields/compile-field.ts'
import { buildDialogues } from '../instances/build-dialogues.ts'
import { buildInstances } from '../instances/build-instances.ts'
import type { TaskDocument } from '../instances/task-document.ts'
import { excludesEvaluated } from '../prompt/standard/excludes-evaluated.ts'
import type { BoundTask } from '../task/bound-task.ts'
import type { Task } from '../task/task.ts'
import type { OpenTask, OpenTaskSettings } from './open-task.ts'

/** Processes documents anew, to ask or to score. */
type DrawDocuments = (use: 'ask' | 'score') => Promise<readonly TaskDocument[]>

/** What was read for a task. */
export interface ReadTask {
  /** The first document of the split, if there is one. */
  readonly first: readonly Doc[]
  readonly documents: readonly TaskDocument[]
  /** In place of `documents`, where they are others each time. */
  readonly drawn?: DrawDocuments
  /** What examples are drawn from; empty where none is shown. */
  readonly pool: readonly Doc[]
  /** Documents in the split. */
  readonly total: number
}

/** A task beside its documents and examples. @throws DataError for documents that do not fit */
export async function openDocuments(
  task: Task,
  read: ReadTask,
  settings: OpenTaskSettings,
): Promise<OpenTask> {
  const { drawn, first, pool, total } = read
  // Parity: lm_eval has documents processed to look at the first one, to ask, and to score.
  const documents = drawn === undefined ? read.documents : await drawn('ask')
  const drawnFor = await ownExamples(task, documents, pool, settings)
  const prepared = await prepareDocuments(task, { first, documents, pool, ...drawnFor })
  const prompts = { ...settings, numFewshot: task.numFewshot }
  const bound = boundTo(task, prepared.first[0] ?? {})
  const dialogues = buildDialogues(bound, prepared.documents, prepared.pool, prompts)
  return {
    task: bound,
    documents: prepared.documents,
    totalDocuments: total,
    instances: () => buildInstances(bound, prepared.documents, prepared.pool, prompts, prepared.examples),
    ...(dialogues ? { dialogues } : {}),
    ...(drawn === undefined ? {} : { scoredDocuments: () => scoredDocuments(task, drawn) }),
  }
}

async function scoredDocuments(task: Task, drawn: DrawDocuments): Promise<readonly TaskDocument[]> {
  const documents = await drawn('score')
  return (await prepareDocuments(task, { first: [], documents, pool: [] })).documents
}

/** What the fields of a task are asked of. */
interface FieldDocuments extends Pick<ReadTask, 'first' | 'documents' | 'pool'> {
  /** Those of each document, where a sampler of the task's own draws them. */
  readonly examples?: readonly (readonly Doc[])[]
}

/** Parity: a sampler is asked of all documents in order, with the number of examples that are shown. */
async function ownExamples(
  { config, numFewshot: count, functions }: Task,
  documents: readonly TaskDocument[],
  pool: readonly Doc[],
  { fewshotSeed: seed }: OpenTaskSettings,
): Promise<Pick<FieldDocuments, 'examples'>> {
  if (functions.sampleExamples === undefined || count === 0) return {}
  const leftOut = excludesEvaluated(config)
  const evaluated = documents.map(({ doc }) => (leftOut ? doc : null))
  return { examples: await functions.sampleExamples({ pool, seed, count, documents: evaluated }) }
}

/** The same documents, as the functions of fields leave them. */
async function prepareDocuments(task: Task, given: FieldDocuments): Promise<FieldDocuments> {
  const { first, documents, pool, examples } = given
  const docs = [...first, ...documents.map(({ doc }) => doc), ...pool, ...(examples ?? []).flat()]
  const after = (await task.functions.prepare(docs))[Symbol.iterator]()
  const next = (doc: Doc): Doc => after.next().value ?? doc
  return {
    first: first.map(next),
    documents: documents.map((document) => ({ ...document, doc: next(document.doc) })),
    pool: pool.map(next),
    ...(examples === undefined ? {} : { examples: examples.map((drawn) => drawn.map(next)) }),
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
