import { resultsJson } from '@eval/results'
import type { EvaluationOutcome, TaskIncidents } from './evaluation-outcome.ts'
import { runFilterServices } from './filter-services.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'
import { evaluationResults } from './evaluation-results.ts'
import { outcomeFiles } from './outcome-files.ts'
import { scoredTask } from './scored-task.ts'
import { taskIncidents } from './task-incidents.ts'

/** Scores what was answered, aggregates, writes the files. A task with unanswered requests has no scores and no files. */
export async function reportOutcome(finished: FinishedRun): Promise<EvaluationOutcome> {
  const { run, context, tasks, answers, attempts, clock } = finished
  const reported: ReportedTask[] = []
  const incidents: TaskIncidents[] = []
  await using services = runFilterServices(context)
  await using files = run.outputPath === null ? undefined : outcomeFiles(finished, run.outputPath)
  for (const task of tasks) {
    const { name } = task.open.task
    const responses = task.instances.map((instance) => answers.get(instance) ?? [])
    const scored = await attempts.attempt(name, 'scoring', () =>
      clock.time(name, () => scoredTask(finished, task, responses, services)),
    )
    const unparsed = scored?.reported.unparsed ?? null
    incidents.push(taskIncidents(task, responses, { unparsed, seconds: clock.seconds(name) }))
    if (scored === undefined) continue
    reported.push(scored.reported)
    if (run.logSamples) await files?.addSamples(name, scored.samples)
  }
  const results = evaluationResults(finished, reported, incidents, await finished.background)
  if (run.showConfig) context.print(resultsJson(results))
  // Parity: a group without members is a result, if an empty one.
  const isEmpty = tasks.length + attempts.failures.length === 0
  const written = isEmpty || reported.length > 0 ? await files?.addResults(results) : undefined
  return {
    results,
    incidents,
    failures: attempts.failures,
    batchSizes: finished.backend.report.batchSizes ?? [],
    ...(written ?? { files: [] }),
    modelName: finished.modelName,
    answered: { stored: finished.stats.hits, asked: finished.stats.asked },
    seconds: (context.now() - finished.started) / 1000,
  }
}
