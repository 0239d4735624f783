import { dictGet, toNumber } from '@eval/pystd'
import { answerOverlapScores } from '@eval/task-library'
import { mean } from './mean.ts'
import type { Scorer } from './scored-answer.ts'

/** `f1` and `em` as SQuAD computes them. @source MERA modules/scoring/src/tasks/chegeka.py, v1.2 */
export const overlap: Scorer = (answers) => {
  const scores = answers.map(({ doc, outputs }) => answerOverlapScores(doc, [outputs]))
  const average = (name: string): number => mean(scores.map((score) => toNumber(dictGet(score, name) ?? 0)))
  return new Map([
    ['f1', average('f1')],
    ['em', average('em')],
  ])
}
