import type { RequestCache } from '@eval/cache'
import type { Backend } from '@eval/core'
import { type RecordedSplit, recordingSource } from '@eval/datasets'
import { prepareTask, scoredTask, type Task } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { openRequestCache } from '../request-cache/open-request-cache.ts'
import { type CachedTaskOptions, prepareCachedTask } from '../request-cache/prepare-cached-task.ts'
import { requestCacheKey } from '../request-cache/request-cache-key.ts'
import { checkDocuments } from './check-documents.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import type { RunPython } from './open-python.ts'
import { misspeltColumns } from './misspelt-columns.ts'
import { namingTask } from './naming-task.ts'
import { promptSettings } from './prompt-settings.ts'
import type { RunTask } from './run-task.ts'
import type { TaskAttempts } from './task-attempts.ts'
import type { TaskClock } from './task-clock.ts'

interface OpenRunOptions {
  readonly attempts: TaskAttempts
  readonly clock: TaskClock
  /** Whose helpers may load data of their own. */
  readonly python?: Pick<RunPython, 'onSplit'>
}

/**
 * Reads the documents of all tasks, then builds the requests of each, then reads the documents that are drawn anew to be
 * scored: in lm_eval's order, since helpers of several tasks may draw from one random generator.
 */
export async function openRunTasks(
  tasks: readonly Task[],
  backend: Backend,
  run: RunConfiguration,
  context: EvaluationContext,
  options: OpenRunOptions,
): Promise<readonly RunTask[]> {
  const cache = await openRequestCache(run, context)
  const stages = runStages(options)
  const started = tasks.map((task) => ({ task, splits: [] as RecordedSplit[] }))
  const prepared = await stages(started, async ({ task, splits }) => {
    const settings = promptSettings(run, backend, context, task.name)
    const source = recordingSource(context.source, (split) => void splits.push(split))
    return cache === undefined
      ? await prepareTask(task, source, settings)
      : await prepareCachedTask(task, source, settings, cachedTaskOptions(task, cache, run, context))
  })
  const opened = await stages(prepared, async ({ given }) => {
    const open = await given.open()
    checkDocuments(open, context)
    for (const warning of misspeltColumns(open)) context.progress.warning(warning)
    return { open, instances: open.dialogues ? [] : [...open.instances()] }
  })
  const scored = await stages(opened, async ({ given: { open, instances } }) => {
    if (open.scoredDocuments === undefined) return { open, instances }
    const other = await scoredTask(open)
    checkDocuments(other, context)
    return { open: other, instances }
  })
  return scored.map(({ given, splits }) => ({ ...given, splits }))
}

/** A task on its way, and the splits that were read for it so far. */
interface StagedTask {
  readonly task: Task
  readonly splits: RecordedSplit[]
}

type Stages = <T extends StagedTask, R>(
  tasks: readonly T[],
  action: (task: T) => Promise<R>,
) => Promise<readonly (StagedTask & { readonly given: R })[]>

/** Does something for each task in turn; those for which it fails are left out. */
function runStages({ attempts, clock, python }: OpenRunOptions): Stages {
  return async (tasks, action) => {
    const done = []
    for (const staged of tasks) {
      const { task, splits } = staged
      const given = await attempts.attempt(task.name, 'documents', () =>
        clock.time(task.name, () => {
          python?.onSplit((split) => void splits.push(split))
          return namingTask(task, () => action(staged))
        }),
      )
      if (given !== undefined) done.push({ task, splits, given })
    }
    return done
  }
}

function cachedTaskOptions(
  task: Task,
  cache: RequestCache,
  run: RunConfiguration,
  { program, progress }: EvaluationContext,
): CachedTaskOptions {
  return {
    cache,
    key: requestCacheKey(task, run),
    refresh: run.cacheRequests === 'refresh',
    program: `${program.name} ${program.version}`,
    progress,
  }
}
