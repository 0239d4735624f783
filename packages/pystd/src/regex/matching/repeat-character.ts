import type { RepeatNode } from '../tree/node.ts'
import type { Step } from './step.ts'
import type { TakeCharacter } from './take-character.ts'

/** A repetition of one character, without recursion: it remembers where each round ended. */
export function repeatCharacter({ min, max, kind }: RepeatNode, take: TakeCharacter): Step {
  return ({ text }, at, next) => {
    const ends = [at]
    const extend = (): boolean => {
      const end = ends.length > max ? -1 : take(text, ends.at(-1)!)
      return end >= 0 && ends.push(end) > 0
    }
    while (ends.length <= min) if (!extend()) return false
    if (kind === 'lazy') {
      do if (next(ends.at(-1)!)) return true
      while (extend())
      return false
    }
    while (extend());
    for (let count = ends.length - 1; count >= min; count--) if (next(ends[count]!)) return true
    return false
  }
}
