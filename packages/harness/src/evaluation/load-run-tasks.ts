import { dictEntries, type PyDict, type PyRecord, pyStr } from '@eval/pystd'
import { buildTaskIndex, loadTask, resolveTaskNames, type Task } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import type { EvaluationContext } from './evaluation-context.ts'

/**
 * The tasks a run names, loaded, with its overrides.
 *
 * @throws UsageError for a name that matches nothing; DataError for a malformed task file.
 */
export async function loadRunTasks(
  run: RunConfiguration,
  context: EvaluationContext,
): Promise<readonly Task[]> {
  const index = await buildTaskIndex(context.libraries)
  for (const warning of index.warnings) context.progress.warning(warning)
  const names = await resolveTaskNames(run.tasks, index)
  const overrides = {
    ...(run.numFewshot === null ? {} : { numFewshot: run.numFewshot }),
    generationKwargs: recordOf(run.generationArguments),
    metadata: recordOf(run.metadata),
  }
  const tasks: Task[] = []
  for (const name of names) tasks.push(await loadTask(name, index, overrides))
  return tasks
}

function recordOf(dict: PyDict): PyRecord {
  return Object.fromEntries(dictEntries(dict).map(([key, value]) => [pyStr(key), value]))
}
