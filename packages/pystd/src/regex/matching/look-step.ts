import { fixedWidth } from '../tree/node-width.ts'
import type { RegexNode } from '../tree/node.ts'
import type { Step } from './step.ts'
import { stepBack } from './step-back.ts'

/** A look-around: what stands ahead or behind, without taking it. */
export function lookStep(node: RegexNode & { type: 'look' }, body: Step): Step {
  const width = node.ahead ? 0 : (fixedWidth(node.body) ?? 0)
  return (trial, at, next) => {
    const saved = trial.spans.slice()
    const start = back(trial.text, at, width)
    const matched = start >= 0 && body(trial, start, () => true)
    if (node.negated) trial.spans.set(saved)
    if (matched !== node.negated && next(at)) return true
    trial.spans.set(saved)
    return false
  }
}

/** `width` code points before a position, -1 where there are fewer. */
function back(text: string, at: number, width: number): number {
  let position = at
  for (let count = 0; count < width; count++) {
    if (position <= 0) return -1
    position = stepBack(text, position)
  }
  return position
}
