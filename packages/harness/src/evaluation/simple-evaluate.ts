import { modelNameOf, randomModelName } from '@eval/results'
import { openBackend } from '../backends/backend-registry.ts'
import { withBatchSizeLines } from '../backends/with-batch-size-lines.ts'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { checkOutputPath } from '../output/check-output-path.ts'
import { recordTimings } from '../timings/record-timings.ts'
import { answerTasks } from './answer-tasks.ts'
import { checkPlan } from './check-plan.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import type { EvaluationOutcome } from './evaluation-outcome.ts'
import { loadRunTasks } from './load-run-tasks.ts'
import { runPython } from './open-python.ts'
import { openRunTasks } from './open-run-tasks.ts'
import { drawTaskNames, pythonRandom } from './python-random.ts'
import { rememberAnswers } from './remember-answers.ts'
import { reportOutcome } from './report-outcome.ts'
import { runBackground } from './run-background.ts'
import { taskClock } from './task-clock.ts'
import { writeOut } from './write-out.ts'

const noRemoteCode =
  '--trust_remote_code: code that comes with a model or dataset is never run here; the flag is recorded, and has no other effect'

/**
 * One evaluation from options to files: tasks, backend, documents, requests, answers, scores, results.
 *
 * Everything that can be known to fail is checked before data is read, and data before the model is asked. Answers are
 * stored as they arrive, so the same configuration continues an interrupted run. A task that cannot be loaded, read or
 * scored does not keep the others from being evaluated.
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
  if (run.trustRemoteCode) context.progress.warning(noRemoteCode)
  await using python = runPython(run, context)
  await python.prepare()
  const { tasks, groups, items, attempts, known } = await loadRunTasks(run, context, python.open)
  const random = pythonRandom(run.seeds)
  const open = context.openBackend ?? openBackend
  await using opening = await open(run.model, { ...run, ...context, random })
  const backend = withBatchSizeLines(context.print)(opening)
  checkPlan(tasks, backend, run, known)
  const clock = taskClock(context.now)
  const opened = await openRunTasks(tasks, backend, run, context, { attempts, clock, python })
  const background = runBackground(opened)
  // Parity: names are drawn after the helpers of tasks drew from the same generator.
  await python.overtake(random)
  const unnamed = opened.filter(({ open }) => open.task.drawsName === false).map(({ open }) => open.task.name)
  drawTaskNames(random, items, new Set(unnamed))
  const modelName = modelNameOf(run.modelArgs, () => randomModelName(random))
  if (run.writeOut) for (const { open } of opened) writeOut(open.instances(), context.printAside)
  await using remembering = await rememberAnswers(backend, run, context)
  const samplingSeed = Number(run.seeds[2] ?? 0)
  const answered = await answerTasks(opened, remembering.backend, { ...context, clock, samplingSeed })
  await remembering.close()
  // Awaited here, while the backend is open.
  const outcome = await reportOutcome({
    run,
    context,
    started,
    modelName,
    background,
    backend,
    groups,
    attempts,
    clock,
    ...answered,
    stats: remembering.stats,
  })
  await recordTimings(run, outcome, context)
  return outcome
}
