import type { RequestCache } from '@eval/cache'
import type { Backend } from '@eval/core'
import { type RecordedSplit, recordingSource } from '@eval/datasets'
import { openTask, type Task } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { type CachedTaskOptions, openCachedTask } from '../request-cache/open-cached-task.ts'
import { openRequestCache } from '../request-cache/open-request-cache.ts'
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

/** Reads the documents of each task, checks them and builds its requests. */
export async function openRunTasks(
  tasks: readonly Task[],
  backend: Backend,
  run: RunConfiguration,
  context: EvaluationContext,
  { attempts, clock, python }: OpenRunOptions,
): Promise<readonly RunTask[]> {
  const opened: RunTask[] = []
  const cache = await openRequestCache(run, context)
  for (const task of tasks) {
    const settings = promptSettings(run, backend, context, task.name)
    const runTask = await attempts.attempt(task.name, 'documents', () =>
      clock.time(task.name, async () => {
        const splits: RecordedSplit[] = []
        const record = (split: RecordedSplit): void => void splits.push(split)
        const source = recordingSource(context.source, record)
        python?.onSplit(record)
        const open = await namingTask(task, () =>
          cache === undefined
            ? openTask(task, source, settings)
            : openCachedTask(task, source, settings, cachedTaskOptions(task, cache, run, context)),
        )
        checkDocuments(open, context)
        for (const warning of misspeltColumns(open)) context.progress.warning(warning)
        const instances = await namingTask(task, () => (open.dialogues ? [] : [...open.instances()]))
        return { open, instances, splits }
      }),
    )
    if (runTask !== undefined) opened.push(runTask)
  }
  return opened
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
