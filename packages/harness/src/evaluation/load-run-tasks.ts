import { DataError, UsageError } from '@eval/core'
import { dictEntries, type PyDict, type PyRecord, pyStr } from '@eval/pystd'
import {
  buildTaskIndex,
  loadTask,
  type OpenPython,
  selectTasks,
  type SelectedGroup,
  type SelectedNode,
  type Task,
  type TaskIndex,
  type TaskSelection,
} from '@eval/tasks'
import { didYouMean } from '../options/did-you-mean.ts'
import type { RunConfiguration } from '../options/run-configuration.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import { librariesOf } from './libraries-of.ts'
import { namingTask } from './naming-task.ts'
import { scoringMistakes } from './scoring-mistakes.ts'
import { type TaskAttempts, taskAttempts } from './task-attempts.ts'

/** The tasks of a run that could be loaded, and the groups they are in. */
export interface LoadedTasks {
  readonly tasks: readonly Task[]
  /** Each before its subgroups. */
  readonly groups: readonly SelectedGroup[]
  /** What `--tasks` names, in order. */
  readonly items: readonly SelectedNode[]
  readonly attempts: TaskAttempts
  /** Whether the run's libraries have a task or group of a name. */
  readonly known: (name: string) => boolean
}

/**
 * The tasks and groups a run names, loaded, with its overrides.
 *
 * @param python - For their helpers; must stay open as long as the tasks are used.
 * @throws UsageError for a name that matches nothing; DataError if no task can be loaded.
 */
export async function loadRunTasks(
  run: RunConfiguration,
  context: EvaluationContext,
  python: OpenPython,
): Promise<LoadedTasks> {
  const { taskNamesFolder: cacheFolder, unknownTaskHint: hint } = context
  const index = await buildTaskIndex(
    librariesOf(run, context),
    cacheFolder === undefined ? {} : { cacheFolder },
  )
  for (const warning of index.warnings) context.progress.warning(warning)
  const metadata = recordOf(run.metadata)
  const selection = await selectTasks(run.tasks, index, { metadata, ...(hint === undefined ? {} : { hint }) })
  checkSampleNames(run, index, selection)
  for (const { name, file, members } of selection.groups.values())
    if (members.length === 0)
      context.progress.warning(`${file}: group ${name} has no tasks: its \`task\` must be a list of them`)
  const overrides = {
    ...(context.profile === undefined ? {} : { profile: context.profile }),
    ...(run.numFewshot === null ? {} : { numFewshot: run.numFewshot }),
    generationKwargs: recordOf(run.generationArguments),
    metadata,
    predictOnly: run.predictOnly,
    python,
  }
  const attempts = taskAttempts(selection.tasks.size, context.progress)
  const tasks: Task[] = []
  for (const [name, selected] of selection.tasks) {
    const task = await attempts.attempt(name, 'loading', async () => {
      const known = { name, file: selected.entry.file }
      const loaded = await namingTask(known, () => loadTask(selected, index, overrides))
      if (!run.predictOnly) checkScoring(loaded)
      return loaded
    })
    if (task !== undefined) tasks.push(task)
  }
  const known = (name: string): boolean => index.entries.has(name)
  return { tasks, groups: [...selection.groups.values()], items: selection.items, attempts, known }
}

/** A mistyped task would leave all its documents in. Names of tasks that are not run are fine: one list serves many runs. */
function checkSampleNames({ samples }: RunConfiguration, index: TaskIndex, { tasks }: TaskSelection): void {
  for (const name of Object.keys(samples ?? {})) {
    if (index.entries.has(name) || tasks.has(name)) continue
    throw new UsageError(`--samples: there is no task "${name}".${didYouMean(name, index.entries.keys())}`)
  }
}

/** Before the model is asked for hours. @throws DataError */
function checkScoring({ name, file, config }: Task): void {
  const [mistake] = scoringMistakes(config)
  if (mistake !== undefined) throw new DataError(`${file}: task ${name}: ${mistake}`)
}

function recordOf(dict: PyDict): PyRecord {
  return Object.fromEntries(dictEntries(dict).map(([key, value]) => [pyStr(key), value]))
}
