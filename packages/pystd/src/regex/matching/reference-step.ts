import type { Mode } from '../tree/node.ts'
import type { Step } from './step.ts'

/** The text that a group took, again. */
export function referenceStep(group: number, mode: Mode): Step {
  return ({ text, spans }, at, next) => {
    const start = spans[group * 2] ?? -1
    if (start < 0) return false
    const wanted = text.slice(start, spans[group * 2 + 1])
    const found = text.slice(at, at + wanted.length)
    const same = mode.ignoreCase ? wanted.toLowerCase() === found.toLowerCase() : wanted === found
    return same && next(at + wanted.length)
  }
}
