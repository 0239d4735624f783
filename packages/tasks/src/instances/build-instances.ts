import { DataError, type Doc, type Instance, type PromptSettings, type Request } from '@eval/core'
import type { BoundTask } from '../task/bound-task.ts'
import type { TaskDocument } from './task-document.ts'

/**
 * The instances of some documents, in order; prompts are built strictly in document order.
 * @param examples - Those of each document, where a sampler of the task's own has drawn them.
 */
export function* buildInstances(
  task: BoundTask,
  documents: readonly TaskDocument[],
  fewshotPool: readonly Doc[],
  settings: PromptSettings,
  examples?: readonly (readonly Doc[])[],
): Generator<Instance, void, undefined> {
  const requestsOf = task.requests(fewshotPool, settings, examples)
  for (const { docId, doc } of documents) {
    const requests = named(task, docId, () => requestsOf(doc))
    for (const [index, request] of requests.entries()) yield instance(task, docId, index, doc, request)
  }
}

function instance(task: BoundTask, docId: number, index: number, doc: Doc, request: Request): Instance {
  const origin = { taskName: task.name, docId, index }
  return { ...origin, doc, request: { ...request, origin }, repeats: task.repeats }
}

/** Adds task and record to the message of a DataError. */
function named<T>(task: BoundTask, docId: number, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new DataError(`Task ${task.name}, record ${docId}: ${error.message}`, { cause: error })
  }
}
