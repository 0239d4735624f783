import type { Step } from './step.ts'

/** One of two nodes, by whether a group took part. */
export function conditionalStep(group: number, yes: Step, no: Step): Step {
  return (trial, at, next) => ((trial.spans[group * 2] ?? -1) >= 0 ? yes : no)(trial, at, next)
}
