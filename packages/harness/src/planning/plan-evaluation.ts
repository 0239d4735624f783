import { modelNameOf } from '@eval/results'
import { type OpenTask, type PreparedTask, prepareTask, type Task } from '@eval/tasks'
import { openBackend, previewBackend } from '../backends/backend-registry.ts'
import { type ModelPreview, openedPreview } from '../backends/model-preview.ts'
import { checkDocuments } from '../evaluation/check-documents.ts'
import { checkPlan } from '../evaluation/check-plan.ts'
import type { EvaluationContext } from '../evaluation/evaluation-context.ts'
import { loadRunTasks } from '../evaluation/load-run-tasks.ts'
import { runPython } from '../evaluation/open-python.ts'
import { promptSettings } from '../evaluation/prompt-settings.ts'
import { pythonRandom } from '../evaluation/python-random.ts'
import type { TaskAttempts } from '../evaluation/task-attempts.ts'
import type { RunConfiguration } from '../options/run-configuration.ts'
import { countStored } from './count-stored.ts'
import { earlierTimings } from '../timings/earlier-timings.ts'
import type { EvaluationPlan, PlannedTask, PlanTiming } from './evaluation-plan.ts'
import { measureTask } from './measure-task.ts'
import { probeRequests } from './probe-requests.ts'
import { secondsPerRequest, type TaskTiming } from './seconds-per-request.ts'
import type { RecordedTiming } from '../timings/timings-file.ts'
import { openStoredAnswers, type StoredAnswers } from './stored-answers.ts'

export interface PlanOptions {
  /** Open the model and ask it a few requests, to see how long they take. */
  readonly probe: boolean
}

/**
 * What a run would ask of the model: documents and requests by task, the size of its prompts, what is answered already, and
 * how long the rest takes. Nothing is asked, and a local model's weights are not loaded, unless to probe.
 *
 * @throws as `simpleEvaluate` does before anything is asked.
 */
export async function planEvaluation(
  run: RunConfiguration,
  context: EvaluationContext,
  { probe }: PlanOptions,
): Promise<EvaluationPlan> {
  await using python = runPython(run, context)
  await python.prepare()
  const { tasks, attempts, known: isTask } = await loadRunTasks(run, context, python.open)
  const request = { ...run, ...context, random: pythonRandom(run.seeds) }
  const modelName = modelNameOf(run.modelArgs, () => run.model)
  await using preview = context.openBackend
    ? openedPreview(await context.openBackend(run.model, request))
    : await previewBackend(run.model, request)
  checkPlan(tasks, preview, run, isTask)
  await using stored = await openStoredAnswers(run, () => preview.fingerprint(), context)
  const prepared = await preparedTasks(tasks, preview, run, context, attempts)
  const opened: OpenTask[] = []
  const planned: Omit<PlannedTask, 'seconds'>[] = []
  for (const each of prepared) {
    const open = await openedTask(each, context, attempts)
    if (open === undefined) continue
    opened.push(open)
    planned.push(await plannedTask(open, { preview, stored, run, context }))
  }
  const { timing, timings } = probe
    ? await probed(unfinished(opened, planned), run, context)
    : known(earlierTimings(run))
  return {
    modelName,
    tasks: planned.map((task) => ({ ...task, seconds: secondsLeft(task, planned, timings) })),
    failures: attempts.failures,
    timing,
  }
}

/** A task whose answers are all stored needs no probe. */
function unfinished(
  opened: readonly OpenTask[],
  planned: readonly Omit<PlannedTask, 'seconds'>[],
): readonly OpenTask[] {
  return opened.filter((_, at) => (planned[at]?.requests ?? 0) > (planned[at]?.stored ?? 0))
}

interface ReadTask {
  readonly task: Task
  readonly read: PreparedTask
}

async function preparedTasks(
  tasks: readonly Task[],
  preview: ModelPreview,
  run: RunConfiguration,
  context: EvaluationContext,
  attempts: TaskAttempts,
): Promise<readonly ReadTask[]> {
  const prepared: ReadTask[] = []
  for (const task of tasks) {
    const settings = promptSettings(run, preview, context, task.name)
    const read = await attempts.attempt(task.name, 'documents', () =>
      prepareTask(task, context.source, settings),
    )
    if (read !== undefined) prepared.push({ task, read })
  }
  return prepared
}

async function openedTask(
  { task, read }: ReadTask,
  context: EvaluationContext,
  attempts: TaskAttempts,
): Promise<OpenTask | undefined> {
  return attempts.attempt(task.name, 'documents', async () => {
    const open = await read.open()
    checkDocuments(open, context)
    return open
  })
}

interface Planning {
  readonly preview: ModelPreview
  readonly stored: StoredAnswers | undefined
  readonly run: RunConfiguration
  readonly context: EvaluationContext
}

async function plannedTask(
  open: OpenTask,
  { preview, stored, run, context }: Planning,
): Promise<Omit<PlannedTask, 'seconds'>> {
  const { task, documents, totalDocuments } = open
  const { progress, signal } = context
  const measured = measureTask(open, preview.countTokens, (done) => {
    signal.throwIfAborted()
    progress.progress({ phase: `planning ${task.name}`, done, total: documents.length, unit: 'documents' })
  })
  const samplingSeed = Number(run.seeds[2] ?? 0)
  return {
    taskName: task.name,
    documents: { all: totalDocuments, taken: documents.length },
    shots: task.numFewshot,
    ...measured,
    stored: stored === undefined ? 0 : await countStored(open, stored, { signal, samplingSeed }),
    dialogues: open.dialogues !== undefined,
  }
}

interface Timed {
  readonly timing: PlanTiming
  readonly timings: readonly TaskTiming[]
}

async function probed(
  tasks: readonly OpenTask[],
  run: RunConfiguration,
  context: EvaluationContext,
): Promise<Timed> {
  const open = context.openBackend ?? openBackend
  await using backend = await open(run.model, { ...run, ...context, random: pythonRandom(run.seeds) })
  const timings = await probeRequests(tasks, backend, context, Number(run.seeds[2] ?? 0))
  const sum = (of: 'requests' | 'seconds'): number => timings.reduce((total, timing) => total + timing[of], 0)
  return { timings, timing: { basis: 'probe', requests: sum('requests'), seconds: sum('seconds') } }
}

function known(timings: readonly RecordedTiming[]): Timed {
  const ended = timings
    .map((timing) => timing.ended)
    .toSorted()
    .at(-1)
  return { timings, timing: ended === undefined ? { basis: 'none' } : { basis: 'earlier runs', ended } }
}

function secondsLeft(
  task: Omit<PlannedTask, 'seconds'>,
  tasks: readonly Omit<PlannedTask, 'seconds'>[],
  timings: readonly TaskTiming[],
): number | null {
  const left = task.requests - task.stored
  if (left === 0) return 0
  const each = secondsPerRequest(task, tasks, timings)
  return each === null ? null : each * left
}
