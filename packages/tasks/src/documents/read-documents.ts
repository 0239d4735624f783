import { DataError, type Doc } from '@eval/core'
import type { ProcessDocs } from '../functions/function-types.ts'
import type { Task } from '../task/task.ts'
import type { DocumentSplits } from './document-splits.ts'

/**
 * All documents of one split of a task's dataset, processed as the task says.
 * @param processDocs - In place of the task's own.
 * @throws UsageError for `dataset_kwargs` that are not understood; DataError if the data is malformed, empty, or lacks the column of the reference answers.
 */
export async function readDocuments(
  task: Task,
  split: string,
  splits: DocumentSplits,
  processDocs: ProcessDocs | undefined = task.processDocs,
): Promise<readonly Doc[]> {
  const { rows, features, source } = await splits(split)
  if (rows.length === 0)
    throw new DataError(`Task ${task.name}: split ${split} of ${source} has no documents.`)
  return processDocs ? await processDocs(rows, features) : rows
}
