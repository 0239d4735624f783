import type { Scorer } from './scored-answer.ts'
import { shareRight } from './share-right.ts'

/** Share of answers equal to the right one, under a name: `acc`, `em`. */
export function accuracy(name: string): Scorer {
  return (answers) => new Map([[name, shareRight(answers)]])
}
