import type { Backend } from '@eval/core'
import type { SelectedGroup } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import type { Answers } from './answer-requests.ts'
import type { TaskSummary } from './build-results.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import type { RunBackground } from './run-background.ts'
import type { RunTask } from './run-task.ts'
import type { TaskAttempts } from './task-attempts.ts'
import type { TaskClock } from './task-clock.ts'

/** All that is known when the last answer is in. */
export interface FinishedRun {
  readonly run: RunConfiguration
  readonly context: EvaluationContext
  /** Milliseconds since 1970. */
  readonly started: number
  readonly modelName: string
  readonly background: Promise<RunBackground>
  readonly backend: Backend
  /** The tasks that could be opened. */
  readonly tasks: readonly RunTask[]
  /** The groups that the run names, each before its subgroups. */
  readonly groups: readonly SelectedGroup[]
  readonly attempts: TaskAttempts
  readonly clock: TaskClock
  readonly answers: Answers
  readonly stats: { readonly hits: number; readonly asked: number }
}

/** A task whose requests were all answered, scored. */
export interface ReportedTask extends TaskSummary {
  /** Over the hashes of its samples; absent where these are not logged. */
  readonly taskHash?: string
  /** Documents of whose answer nothing could be extracted; null where the task extracts nothing. */
  readonly unparsed: number | null
}
