import type { Backend } from '@eval/core'
import { modelNameOf, randomModelName } from '@eval/results'
import { type OpenTask, openTask } from '@eval/tasks'
import { openBackend } from '../backends/backend-registry.ts'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { checkOutputPath } from '../output/check-output-path.ts'
import { withProgress } from '../progress/request-progress.ts'
import { answerRequests } from './answer-requests.ts'
import { checkDocuments } from './check-documents.ts'
import { checkPlan } from './check-plan.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import type { EvaluationOutcome } from './evaluation-outcome.ts'
import { loadRunTasks } from './load-run-tasks.ts'
import { planRequests } from './plan-requests.ts'
import { promptSettings } from './prompt-settings.ts'
import { drawTaskNames, pythonRandom } from './python-random.ts'
import { rememberAnswers } from './remember-answers.ts'
import { reportOutcome } from './report-outcome.ts'
import { writeOut } from './write-out.ts'

/**
 * One evaluation from options to files: tasks, backend, documents, requests, answers, scores, results.
 *
 * Everything that can be known to fail is checked before data is read, and data before the model is asked. Answers are
 * stored as they arrive, so the same configuration continues an interrupted run.
 *
 * @source lm_eval/evaluator.py `simple_evaluate`, 0.4.13
 * @throws EvalError of every kind; InterruptedError when the signal fires.
 */
export async function simpleEvaluate(
  run: RunConfiguration,
  context: EvaluationContext,
): Promise<EvaluationOutcome> {
  const started = context.now()
  checkOutputPath(run.outputPath)
  const tasks = await loadRunTasks(run, context)
  const random = pythonRandom(run.seeds)
  drawTaskNames(random, tasks.length)
  const modelName = modelNameOf(run.modelArgs, () => randomModelName(random))
  await using backend = await openBackend(run.model, { ...run, ...context, random })
  checkPlan(tasks, backend, run)
  const opened: OpenTask[] = []
  for (const task of tasks) {
    opened.push(await openTask(task, context.source, promptSettings(run, backend, context, task.name)))
  }
  for (const open of opened) checkDocuments(open, context)
  const instances = opened.map((open) => [...open.instances()])
  if (run.writeOut) for (const first of instances) writeOut(first, context.print)
  await using remembering = await rememberAnswers(backend, run, context)
  const plan = planRequests(instances.flat(), Number(run.seeds[2] ?? 0))
  const asking: Backend = withProgress(context.progress)(remembering.backend)
  const answers = await answerRequests(plan, asking, { signal: context.signal })
  await remembering.close()
  // Awaited here, while the backend is open.
  return await reportOutcome({
    run,
    context,
    started,
    modelName,
    backend,
    opened,
    instances,
    answers,
    stats: remembering.stats,
  })
}
