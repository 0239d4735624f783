import type { Step } from './step.ts'

/** The body's first way to match, never another one. */
export function atomicStep(body: Step): Step {
  return (trial, at, next) => {
    const saved = trial.spans.slice()
    let end = -1
    const matched = body(trial, at, (position) => {
      end = position
      return true
    })
    if (matched && next(end)) return true
    trial.spans.set(saved)
    return false
  }
}
