import type { FilterServices, Response } from '@eval/core'
import { type SampleRecord, taskHash } from '@eval/results'
import { aggregateMetrics } from './aggregate-metrics.ts'
import { answeredInstances } from './answered-instances.ts'
import { countUnparsed } from './count-unparsed.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'
import { metricValues } from './metric-values.ts'
import type { RunTask } from './run-task.ts'
import { sampleHashes } from './sample-hashes.ts'
import { sampleRecords } from './sample-record.ts'
import { scoreTask } from './score-task.ts'

/** What comes of a task: what is reported of it, and the lines of its samples file, none where they are not logged. */
export interface ScoredTask {
  readonly reported: ReportedTask
  readonly samples: Iterable<SampleRecord>
}

/**
 * Scores the answers of a task; undefined where some are missing.
 * @param responses - Of each instance, by repeat.
 * @throws DataError naming what cannot be scored
 */
export async function scoredTask(
  finished: FinishedRun,
  { open, instances }: RunTask,
  responses: readonly (readonly Response[])[],
  services: FilterServices,
): Promise<ScoredTask | undefined> {
  const answered = answeredInstances(instances, responses)
  if (answered === undefined) return undefined
  const { run, context, backend } = finished
  const { task } = open
  const onWarning = (message: string): void => context.progress.warning(message)
  const jsonChat = run.applyChatTemplate !== false && backend.chat?.template === null
  const scored = await scoreTask(open, answered, { predictOnly: run.predictOnly, onWarning }, services)
  const hashes = run.logSamples ? sampleHashes(task, scored, jsonChat) : []
  const reported = {
    open,
    aggregated: await aggregateMetrics(task, metricValues(scored), context),
    ...(run.logSamples ? { taskHash: taskHash(hashes) } : {}),
    unparsed: countUnparsed(task, scored),
  }
  const logScores = context.logScores ?? true
  return { reported, samples: sampleRecords(task, scored, hashes, { jsonChat, logScores }) }
}
