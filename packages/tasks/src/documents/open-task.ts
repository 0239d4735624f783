import type { Dialogue, Instance, PromptSettings } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import type { TaskDocument } from '../instances/task-document.ts'
import type { BoundTask } from '../task/bound-task.ts'
import type { Task } from '../task/task.ts'
import { prepareTask } from './prepare-task.ts'
import type { DocumentSelection } from './select-documents.ts'

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
  /**
   * Only of tasks whose documents a helper draws anew each time: those to score, in place of `documents`. To be called once,
   * when all tasks of a run are open. Parity: lm_eval asks of some and scores others.
   */
  readonly scoredDocuments?: () => Promise<readonly TaskDocument[]>
}

/**
 * Reads the documents of one task, and its few-shot examples if it shows any. Several tasks of a run are each prepared first:
 * see {@link prepareTask}.
 * @throws UsageError for a selection outside the split; DataError and NetworkError as the source does; DataError for
 * documents that make no dialogue, where the task wants one.
 */
export async function openTask(
  task: Task,
  source: DatasetSource,
  settings: OpenTaskSettings,
): Promise<OpenTask> {
  return await scoredTask(await (await prepareTask(task, source, settings)).open())
}

/** An open task with the documents that are scored. */
export async function scoredTask(open: OpenTask): Promise<OpenTask> {
  const { scoredDocuments, ...rest } = open
  return scoredDocuments === undefined ? open : { ...rest, documents: await scoredDocuments() }
}
