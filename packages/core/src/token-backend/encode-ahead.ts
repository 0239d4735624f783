import type { RequestPlan } from './request-plan.ts'

/** Plans that are made for each answer that comes in; more than one, so that the next window is full in time. */
const PLANS_PER_ANSWER = 2

/** The next window of plans; it fills while the current one runs, so that the model does not wait for the tokenizer. */
export interface EncodeAhead<Job, Result> {
  /** Makes a few plans, until the window is full. */
  advance(): void
  /** Fills the window, hands it out and begins the next. Empty when everything was planned. */
  take(): readonly RequestPlan<Job, Result>[]
}

/** @param windowSize jobs of a window; the plan that reaches it is the last one. */
export function createEncodeAhead<Job, Result>(
  plans: Iterator<RequestPlan<Job, Result>>,
  windowSize: number,
): EncodeAhead<Job, Result> {
  let window: RequestPlan<Job, Result>[] = []
  let jobs = 0
  /** Whether there was room and a plan to put there. */
  const planOne = (): boolean => {
    if (jobs >= windowSize) return false
    const next = plans.next()
    if (next.done) return false
    window.push(next.value)
    // A request without jobs counts too: a long list of unanswerable requests must not fill the memory.
    jobs += Math.max(1, next.value.jobs.length)
    return true
  }
  return {
    advance() {
      for (let i = 0; i < PLANS_PER_ANSWER && planOne(); i++);
    },
    take() {
      while (planOne());
      const taken = window
      window = []
      jobs = 0
      return taken
    },
  }
}
