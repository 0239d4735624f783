import type { Doc } from '@eval/core'
import type { Task } from '../task/task.ts'
import type { DocumentSplits } from './document-splits.ts'
import { readDocuments } from './read-documents.ts'

/**
 * The documents that examples are drawn from. Parity: examples in the task file are taken as they are.
 * @param evaluated - The documents to evaluate, where they were read already.
 */
export async function readPool(
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
export function poolIsEvaluated(task: Task): boolean {
  const { splits, functions } = task
  const own = namesFewshotSplit(task) ? functions.fewshotProcessDocs : undefined
  return poolIsSplit(task) && splits.fewshot === splits.evaluated && own === undefined
}

/** Whether examples are read from the dataset. */
export function poolIsSplit(task: Task): boolean {
  const { fewshotSamples, functions } = task
  if (fewshotSamples !== undefined) return false
  return functions.fewshotSamples === undefined || namesFewshotSplit(task)
}

function namesFewshotSplit({ config }: Task): boolean {
  return (config.fewshot_config?.['split'] ?? config.fewshot_split ?? undefined) !== undefined
}
