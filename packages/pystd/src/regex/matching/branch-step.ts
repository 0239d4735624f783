import type { Step } from './step.ts'

/** The first alternative that lets the rest match. */
export function branchStep(steps: readonly Step[]): Step {
  return (trial, at, next) => steps.some((step) => step(trial, at, next))
}
