import type { CharacterNode } from '../tree/node.ts'
import type { Step } from './step.ts'
import { takeCharacter } from './take-character.ts'

/** One character that the node allows. */
export function characterStep(node: CharacterNode): Step {
  const take = takeCharacter(node)
  return ({ text }, at, next) => {
    const end = take(text, at)
    return end >= 0 && next(end)
  }
}
