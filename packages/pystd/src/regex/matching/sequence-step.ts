import type { Next, Step, Trial } from './step.ts'

/** One node after the other. */
export function sequenceStep(steps: readonly Step[]): Step {
  const run = (index: number, trial: Trial, at: number, next: Next): boolean => {
    const step = steps[index]
    return step === undefined ? next(at) : step(trial, at, (end) => run(index + 1, trial, end, next))
  }
  return (trial, at, next) => run(0, trial, at, next)
}
