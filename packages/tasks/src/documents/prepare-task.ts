import type { Doc } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import type { TaskDocument } from '../instances/task-document.ts'
import type { Task } from '../task/task.ts'
import { documentSplits } from './document-splits.ts'
import { poolIsEvaluated, poolIsSplit, readPool } from './fewshot-pool.ts'
import { openDocuments, type ReadTask } from './open-documents.ts'
import type { OpenTask, OpenTaskSettings } from './open-task.ts'
import { prepareClassTask } from './prepare-class-task.ts'
import { readDocuments } from './read-documents.ts'
import { selectDocuments } from './select-documents.ts'

/** A task whose data was read and processed. */
export interface PreparedTask {
  /**
   * Makes its prompts; to be called once.
   * @throws DataError for documents that do not fit, or make no dialogue where the task wants one.
   */
  open(): Promise<OpenTask>
}

/**
 * Reads the documents of a task, and its few-shot examples if it shows any. lm_eval does this for all tasks of a run before
 * it builds the requests of any: helpers of several tasks may draw from one random generator.
 * @throws UsageError for a selection outside the split; DataError and NetworkError as the source does.
 * @source lm_eval/api/task.py `ConfigurableTask.__init__` (0.4.13)
 */
export async function prepareTask(
  task: Task,
  source: DatasetSource,
  settings: OpenTaskSettings,
): Promise<PreparedTask> {
  if (task.classTask !== undefined) return await prepareClassTask(task, task.classTask, settings)
  const read = await readTask(task, source, settings)
  return { open: () => openDocuments(task, read, settings) }
}

async function readTask(task: Task, source: DatasetSource, settings: OpenTaskSettings): Promise<ReadTask> {
  // Parity: the examples are processed before the documents, and also where none is shown: a helper may draw random numbers.
  const needsPool = task.functions.pythonDocuments || task.numFewshot > 0
  const { evaluated, fewshot } = task.splits
  const names = needsPool && poolIsSplit(task) ? [evaluated, fewshot] : [evaluated]
  const splits = await documentSplits(task, source, names)
  const early = task.functions.pythonDocuments ? await readPool(task, splits) : undefined
  // Parity: `datasets` keeps what a function made of a split, but not where the function is another one each time.
  const again = task.functions.drawsDocuments
  const isPool = early !== undefined && !again && poolIsEvaluated(task)
  const all = isPool ? early : await readDocuments(task, evaluated, splits)
  const pool = task.numFewshot === 0 ? [] : (early ?? (await readPool(task, splits, all)))
  const selected = selectDocuments(all.length, settings)
  const read = { first: all.slice(0, 1), pool, total: all.length }
  // What is not selected is not kept until the other tasks are read.
  if (!again) return { ...read, documents: documentsAt(all, selected) }
  const draw = (): Promise<readonly Doc[]> => readDocuments(task, evaluated, splits)
  const [share, listed] = [(settings.limit ?? 1) < 1, (settings.samples ?? []).length > 0]
  return {
    ...read,
    documents: [],
    drawn: async (use) => {
      // Parity: lm_eval has them processed only to count them, too, for a share or a list of samples.
      if (share && use === 'ask') await draw()
      if (listed) await draw()
      return documentsAt(await draw(), selected)
    },
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
