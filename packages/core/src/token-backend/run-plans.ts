import { BackendError } from '../errors/backend-error.ts'
import type { Completed } from '../response.ts'
import { abortable } from '../streams/abortable.ts'
import { createEncodeAhead, type EncodeAhead } from './encode-ahead.ts'
import type { RequestPlan } from './request-plan.ts'

interface Indexed {
  readonly index: number
}

export interface PlanRun<Job, Result extends Indexed> {
  /** Runs a window of jobs; the index of a result is that of its job. */
  readonly execute: (window: readonly (Job & Indexed)[]) => AsyncIterable<Result>
  /** Jobs of one window. */
  readonly windowSize: number
  readonly signal?: AbortSignal | undefined
}

/** A plan whose results are coming in. */
interface Gathering<Job, Result> {
  readonly plan: RequestPlan<Job, Result>
  readonly firstJob: number
  readonly results: Result[]
  missing: number
}

/**
 * Runs plans in windows and yields each answer as soon as its last result is there.
 *
 * @throws BackendError if the model leaves a job unanswered or answers one twice; the signal's reason when it fires.
 */
export async function* runPlans<Job, Result extends Indexed>(
  plans: Iterator<RequestPlan<Job, Result>>,
  run: PlanRun<Job, Result>,
): AsyncGenerator<Completed, void, undefined> {
  const ahead = createEncodeAhead(plans, run.windowSize)
  for (let window = ahead.take(); window.length > 0; window = ahead.take()) {
    for (const plan of window) {
      if (plan.jobs.length === 0) yield { index: plan.index, response: plan.respond([]) }
    }
    yield* runWindow(window, ahead, run)
  }
}

/** The jobs of a window in one list, and for each of them the plan it belongs to. */
function layOut<Job, Result>(
  window: readonly RequestPlan<Job, Result>[],
): { readonly jobs: readonly (Job & Indexed)[]; readonly gatherings: readonly Gathering<Job, Result>[] } {
  const jobs: (Job & Indexed)[] = []
  const gatherings: Gathering<Job, Result>[] = []
  for (const plan of window) {
    const gathering = { plan, firstJob: jobs.length, results: [], missing: plan.jobs.length }
    for (const job of plan.jobs) {
      gatherings.push(gathering)
      jobs.push({ ...job, index: jobs.length })
    }
  }
  return { jobs, gatherings }
}

async function* runWindow<Job, Result extends Indexed>(
  window: readonly RequestPlan<Job, Result>[],
  ahead: EncodeAhead<Job, Result>,
  run: PlanRun<Job, Result>,
): AsyncGenerator<Completed, void, undefined> {
  const { jobs, gatherings } = layOut(window)
  if (jobs.length === 0) return
  let left = jobs.length
  for await (const result of abortable(run.execute(jobs), run.signal)) {
    const gathering = gatherings[result.index]
    const place = result.index - (gathering?.firstJob ?? 0)
    if (!gathering || gathering.results[place] !== undefined) {
      throw new BackendError(
        `The model answered job ${result.index} of ${jobs.length} twice, or it was never asked.`,
      )
    }
    gathering.results[place] = result
    gathering.missing--
    left--
    if (gathering.missing === 0) {
      yield { index: gathering.plan.index, response: gathering.plan.respond(gathering.results) }
    }
    ahead.advance()
  }
  if (left > 0) throw new BackendError(`The model left ${left} of ${jobs.length} jobs unanswered.`)
}
