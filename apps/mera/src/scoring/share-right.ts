import { pyEquals } from '@eval/pystd'
import { goldOf } from './gold-of.ts'
import { mean } from './mean.ts'
import type { ScoredAnswer } from './scored-answer.ts'

/** Share of answers equal to the right one. */
export function shareRight(answers: readonly ScoredAnswer[]): number {
  return mean(answers.map((answer) => (pyEquals(goldOf(answer), answer.outputs) ? 1 : 0)))
}
