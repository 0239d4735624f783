import { toNumber } from '@eval/pystd'
import { macroF1 } from '@eval/task-library'
import { accuracy } from './accuracy.ts'
import { goldOf } from './gold-of.ts'
import type { Scorer } from './scored-answer.ts'

/** `acc` and `f1_macro`. @source MERA modules/scoring/src/tasks/rcb.py, v1.2 */
export const accuracyAndF1: Scorer = (answers) => {
  const pairs = answers.map((answer) => [goldOf(answer), answer.outputs])
  return new Map([...accuracy('acc')(answers), ['f1_macro', toNumber(macroF1(pairs))]])
}
