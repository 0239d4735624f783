import type { Dispatch, LoadEnd, LoadEnvironment, LoadPlan } from './load-plan.ts'
import { waitUntil } from './wait-until.ts'

/** Does a job; its promise is over when the next may take its place. */
export type RunJob<T> = (job: T, dispatch: Dispatch) => Promise<void>

/**
 * Runs jobs as a plan says, and waits for those that were started. Closed loop: so many at a time, each as soon as a place is
 * free and it is due. Open loop: each when it is due, however many are under way.
 */
export async function runLoad<T>(
  jobs: Iterator<T>,
  run: RunJob<T>,
  plan: LoadPlan,
  environment: LoadEnvironment,
): Promise<LoadEnd> {
  const line = new JobLine(jobs, plan, environment)
  await (plan.parallel === null ? openLoop(line, run, plan) : closedLoop(line, run, plan.parallel))
  return line.end()
}

async function closedLoop<T>(line: JobLine<T>, run: RunJob<T>, parallel: number): Promise<void> {
  const place = async (): Promise<void> => {
    for (let next = await line.next(); next !== undefined; next = await line.next())
      await run(next.job, next.dispatch)
  }
  await settleAll(Array.from({ length: parallel }, place))
}

async function openLoop<T>(line: JobLine<T>, run: RunJob<T>, plan: LoadPlan): Promise<void> {
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  for (let next = await line.next(); next !== undefined; next = await line.next()) {
    const job = run(next.job, next.dispatch)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(job))
    running.add(job)
    if (failures.length > 0) break
    if (plan.maxInflight !== null && running.size >= plan.maxInflight) await Promise.race(running)
  }
  await Promise.all(running)
  if (failures.length > 0) throw failures[0]
}

/** Waits for all, then throws the first failure: nothing may go on behind the back of whoever waits. */
async function settleAll(promises: readonly Promise<void>[]): Promise<void> {
  const settled = await Promise.allSettled(promises)
  const failed = settled.find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** Hands out jobs, each when it is due. */
class JobLine<T> {
  readonly #jobs: Iterator<T>
  readonly #plan: LoadPlan
  readonly #environment: LoadEnvironment
  readonly #start: number
  #dispatched = 0
  #stoppedBy: LoadEnd['stoppedBy'] = 'count'

  constructor(jobs: Iterator<T>, plan: LoadPlan, environment: LoadEnvironment) {
    this.#jobs = jobs
    this.#plan = plan
    this.#environment = environment
    this.#start = environment.now()
  }

  async next(): Promise<{ readonly job: T; readonly dispatch: Dispatch } | undefined> {
    if (this.#isOver()) return undefined
    const index = this.#dispatched
    const due = this.#plan.arrivals?.[index]
    const { now, signal } = this.#environment
    const taken = this.#jobs.next()
    if (taken.done === true) return undefined
    this.#dispatched++
    if (due !== undefined) {
      await waitUntil(Math.min(this.#start + due, this.#deadline), now, signal)
      // It was taken, but its time never came.
      if (this.#isOver()) {
        this.#dispatched--
        return undefined
      }
    }
    return { job: taken.value, dispatch: { intended: due === undefined ? now() : this.#start + due } }
  }

  end(): LoadEnd {
    return { dispatched: this.#dispatched, stoppedBy: this.#stoppedBy }
  }

  get #deadline(): number {
    return this.#plan.duration === null ? Number.POSITIVE_INFINITY : this.#start + this.#plan.duration
  }

  #isOver(): boolean {
    if (this.#environment.signal.aborted) this.#stoppedBy = 'interruption'
    else if (this.#environment.now() >= this.#deadline) this.#stoppedBy = 'duration'
    return this.#stoppedBy !== 'count'
  }
}
