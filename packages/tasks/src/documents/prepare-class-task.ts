import { DataError, type Instance, type PythonTask } from '@eval/core'
import { bindClassTask, type PlacedDocument } from '../class-task/bind-class-task.ts'
import { classSettings } from '../class-task/class-settings.ts'
import type { BoundTask } from '../task/bound-task.ts'
import type { ClassTask, Task } from '../task/task.ts'
import type { OpenTask, OpenTaskSettings } from './open-task.ts'
import type { PreparedTask } from './prepare-task.ts'
import { type SelectedPosition, selectDocuments } from './select-documents.ts'

/** Documents whose requests a class makes in one crossing. */
const AT_A_TIME = 500

/**
 * Prepares a task that is a Python class: an object of it is made, which loads its data. When it is opened, the object is
 * asked for all requests.
 * @throws DataError naming the task, with class, file and line, for whatever the class raises; else as {@link prepareTask}.
 * @source lm_eval/api/task.py `build_all_requests` (0.4.13)
 */
export async function prepareClassTask(
  task: Task,
  classTask: ClassTask,
  settings: OpenTaskSettings,
): Promise<PreparedTask> {
  const opened = await named(task, () =>
    classTask.class.openTask(classSettings(task, classTask, settings.fewshotSeed)),
  )
  const selected = selectDocuments(opened.facts.total, settings)
  return { open: () => openClassTask(task, opened, selected, settings) }
}

async function openClassTask(
  task: Task,
  opened: PythonTask,
  selected: readonly SelectedPosition[],
  settings: OpenTaskSettings,
): Promise<OpenTask> {
  const positions = selected.map(({ position }) => position)
  const placed = await named(task, () => placedDocuments(opened, positions, settings))
  const bound = bindClassTask(task, opened, placed)
  const documents = placed.map(({ doc, position }, index) => ({
    docId: position,
    loggedId: selected[index]?.loggedId ?? position,
    doc,
  }))
  return {
    task: bound,
    documents,
    totalDocuments: opened.facts.total,
    instances: () => classInstances(bound, placed),
  }
}

async function placedDocuments(
  opened: PythonTask,
  positions: readonly number[],
  { systemInstruction, chat, fewshotAsMultiturn }: OpenTaskSettings,
): Promise<readonly PlacedDocument[]> {
  const settings = {
    systemInstruction: systemInstruction ?? null,
    fewshotAsMultiturn,
    ...(chat === undefined ? {} : { chat }),
  }
  const placed: PlacedDocument[] = []
  for (let from = 0; from < positions.length; from += AT_A_TIME) {
    const some = positions.slice(from, from + AT_A_TIME)
    for (const [index, document] of (await opened.documents(some, settings)).entries())
      placed.push({ ...document, position: some[index] ?? index })
  }
  return placed
}

function* classInstances(
  task: BoundTask,
  documents: readonly PlacedDocument[],
): Generator<Instance, void, undefined> {
  const requestsOf = task.requests([], { numFewshot: 0, fewshotSeed: 0, fewshotAsMultiturn: false })
  for (const { doc, position: docId, requests: made } of documents) {
    for (const [index, request] of requestsAt(task, docId, () => requestsOf(doc)).entries()) {
      const origin = { taskName: task.name, docId, index }
      yield { ...origin, doc, request: { ...request, origin }, repeats: made[index]?.repeats ?? 1 }
    }
  }
}

function requestsAt<T>(task: Task, docId: number, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new DataError(`Task ${task.name}, record ${docId}: ${error.message}`, { cause: error })
  }
}

/** Adds the task to what its class raises. */
async function named<T>(task: Task, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new DataError(`Task ${task.name}: ${error.message}`, { cause: error })
  }
}
