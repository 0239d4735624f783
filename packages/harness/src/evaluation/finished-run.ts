import type { Backend, Instance } from '@eval/core'
import type { SampleRecord } from '@eval/results'
import type { OpenTask } from '@eval/tasks'
import type { RunConfiguration } from '../options/run-configuration.ts'
import type { Answers } from './answer-requests.ts'
import type { TaskSummary } from './build-results.ts'
import type { EvaluationContext } from './evaluation-context.ts'

/** All that is known when the last answer is in. */
export interface FinishedRun {
  readonly run: RunConfiguration
  readonly context: EvaluationContext
  /** Milliseconds since 1970. */
  readonly started: number
  readonly modelName: string
  readonly backend: Backend
  readonly opened: readonly OpenTask[]
  /** Per task, in the order of `opened`. */
  readonly instances: readonly (readonly Instance[])[]
  readonly answers: Answers
  readonly stats: { readonly hits: number; readonly asked: number }
}

/** A task whose requests were all answered, scored: `samples` per filter, per document. */
export interface ReportedTask extends TaskSummary {
  readonly samples: readonly SampleRecord[]
}
