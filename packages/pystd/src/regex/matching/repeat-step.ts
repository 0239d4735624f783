import type { RegexNode, RepeatNode } from '../tree/node.ts'
import { atomicStep } from './atomic-step.ts'
import { repeatCharacter } from './repeat-character.ts'
import type { Next, Step, Trial } from './step.ts'
import { takeCharacter } from './take-character.ts'

/** A repetition; `compile` gives the step of its body. */
export function repeatStep(node: RepeatNode, compile: (body: RegexNode) => Step): Step {
  if (node.kind === 'possessive') return atomicStep(repeatStep({ ...node, kind: 'greedy' }, compile))
  if (node.body.type === 'any' || node.body.type === 'set')
    return repeatCharacter(node, takeCharacter(node.body))
  return repeatBody(node, compile(node.body))
}

/** Parity: like CPython, a round that takes nothing is kept but not followed by another. */
function repeatBody({ min, max, kind }: RepeatNode, body: Step): Step {
  const run = (trial: Trial, at: number, count: number, last: number, next: Next): boolean => {
    const more = (): boolean =>
      body(trial, at, (end) => run(trial, end, count + 1, count < min ? -1 : at, next))
    if (count < min) return more()
    const mayRepeat = count < max && at !== last
    if (kind === 'lazy') return next(at) || (mayRepeat && more())
    return (mayRepeat && more()) || next(at)
  }
  return (trial, at, next) => run(trial, at, 0, -1, next)
}
