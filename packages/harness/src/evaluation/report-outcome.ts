import type { FilterServices } from '@eval/core'
import { floatRepr, pyFloat, type PyRecord, sha256Hex } from '@eval/pystd'
import { type EvaluationResults, resultsJson, sanitizeModelName, taskHash } from '@eval/results'
import { environmentInfo, gitHash } from '../output/environment-info.ts'
import { aggregateMetrics } from './aggregate-metrics.ts'
import { answeredInstances } from './answered-instances.ts'
import { taskBlocks } from './build-results.ts'
import { countUnparsed } from './count-unparsed.ts'
import { datasetRevisions } from './dataset-revisions.ts'
import type { EvaluationOutcome, TaskIncidents } from './evaluation-outcome.ts'
import { runFilterServices } from './filter-services.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'
import { harnessBlock } from './harness-block.ts'
import { resultsConfig } from './results-config.ts'
import { metricValues } from './metric-values.ts'
import type { RunTask } from './run-task.ts'
import { sampleRecords } from './sample-record.ts'
import { scoreTask } from './score-task.ts'
import { taskIncidents } from './task-incidents.ts'
import { tokenizerInfo } from './tokenizer-info.ts'
import { writeOutcome } from './write-outcome.ts'

/** Scores what was answered, aggregates, writes the files. A task with unanswered requests has no scores and no files. */
export async function reportOutcome(finished: FinishedRun): Promise<EvaluationOutcome> {
  const { context, tasks, answers, attempts, clock } = finished
  const reported: ReportedTask[] = []
  const incidents: TaskIncidents[] = []
  await using services = runFilterServices(context)
  for (const task of tasks) {
    const { name } = task.open.task
    const scored = await attempts.attempt(name, 'scoring', () =>
      clock.time(name, () => reportedTask(finished, task, services)),
    )
    if (scored !== undefined) reported.push(scored)
    const unparsed = scored?.unparsed ?? null
    incidents.push(taskIncidents(task, answers, { unparsed, seconds: clock.seconds(name) }))
  }
  const results = evaluationResults(finished, reported, incidents, await datasetRevisions(tasks))
  if (finished.run.showConfig) context.print(resultsJson(results))
  const written = await writeOutcome(finished, reported, results)
  return {
    results,
    incidents,
    failures: attempts.failures,
    batchSizes: finished.backend.report.batchSizes ?? [],
    ...written,
    modelName: finished.modelName,
    answered: { stored: finished.stats.hits, asked: finished.stats.asked },
    seconds: (context.now() - finished.started) / 1000,
  }
}

async function reportedTask(
  finished: FinishedRun,
  { open, instances }: RunTask,
  services: FilterServices,
): Promise<ReportedTask | undefined> {
  const answered = answeredInstances(instances, finished.answers)
  if (answered === undefined) return undefined
  const { run, context, backend } = finished
  const onWarning = (message: string): void => context.progress.warning(message)
  const jsonChat = run.applyChatTemplate !== false && backend.chat?.template === null
  const scored = await scoreTask(open, answered, { predictOnly: run.predictOnly, onWarning }, services)
  const logged = { jsonChat, logScores: context.logScores ?? true }
  return {
    open,
    aggregated: await aggregateMetrics(open.task, metricValues(scored), context),
    samples: sampleRecords(open.task, scored, logged),
    unparsed: countUnparsed(open.task, scored),
  }
}

function evaluationResults(
  finished: FinishedRun,
  reported: readonly ReportedTask[],
  incidents: readonly TaskIncidents[],
  datasets: PyRecord,
): EvaluationResults {
  const { run, context, backend, modelName, started } = finished
  const template = chatTemplate(finished)
  const seconds = (context.now() - started) / 1000
  return {
    ...taskBlocks(reported, finished.groups, run, (message) => context.progress.warning(message)),
    config: resultsConfig(run, backend),
    git_hash: gitHash(),
    date: pyFloat(started / 1000),
    pretty_env_info: environmentInfo(),
    transformers_version: 'none',
    lm_eval_version: '0.4.13',
    upper_git_hash: null,
    ...tokenizerInfo(backend),
    task_hashes: Object.fromEntries(
      run.logSamples ? reported.map(({ open, samples }) => [open.task.name, taskHash(samples)]) : [],
    ),
    model_source: run.model,
    model_name: modelName,
    model_name_sanitized: sanitizeModelName(modelName),
    system_instruction: run.systemInstruction,
    system_instruction_sha: run.systemInstruction === null ? null : sha256Hex(run.systemInstruction),
    fewshot_as_multiturn: run.shownFewshotAsMultiturn,
    chat_template: template,
    chat_template_sha: template === null || template === '' ? null : sha256Hex(template),
    total_evaluation_time_seconds: floatRepr(seconds),
    ...harnessBlock(context, incidents, datasets),
  }
}

/** Source of the chat template; empty where the server renders. @source lm_eval/api/model.py `chat_template`, 0.4.13 */
function chatTemplate({ run, backend }: FinishedRun): string | null {
  if (run.applyChatTemplate === false || backend.chat === undefined) return null
  return backend.chat.template ?? ''
}
