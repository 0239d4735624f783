import { DataError } from '@eval/core'
import { bindTask } from '../binding/bind-task.ts'
import { buildInstances } from '../instances/build-instances.ts'
import type { Template } from '../prompt/template/compile-template.ts'
import { withPrompt } from '../task/named/named-prompt.ts'
import type { Task } from '../task/task.ts'
import { madeUpRows } from './made-up-rows.ts'

/** Seed of the sampler; any will do. */
const FEWSHOT_SEED = 1234

/**
 * Builds the requests of a task on a made-up document, with its examples, and counts them.
 * @throws DataError as a run would, or if there are none.
 */
export function countRequests(task: Task, compile: (source: string) => Template): number {
  const { numFewshot } = task
  const [first = {}, ...others] = madeUpRows(withPrompt(task.config, task.prompt), numFewshot + 2, compile)
  const bound = bindTask(task, first, (source) => compile(source).render)
  const pool = task.fewshotSamples ?? [first, ...others]
  const settings = { numFewshot, fewshotSeed: FEWSHOT_SEED, fewshotAsMultiturn: false }
  // What a sampler of the task's own would draw matters only in a run.
  const examples = [pool.slice(0, numFewshot)]
  const instances = buildInstances(bound, [{ docId: 0, loggedId: 0, doc: first }], pool, settings, examples)
  const count = instances.reduce((sum) => sum + 1, 0)
  if (count === 0) throw new DataError(`Task ${task.name} asks nothing of a document.`)
  return count
}
