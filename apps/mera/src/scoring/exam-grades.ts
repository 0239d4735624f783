import { dictEntries, type PyValue, pyStr, toNumber } from '@eval/pystd'
import { examOverallScore, examScores, examTaskScore } from '@eval/task-library'
import type { Scorer } from './scored-answer.ts'

/** `grade_norm` and `grade_norm.task<id>` of USE. @source MERA modules/scoring/src/tasks/use.py, v1.2 */
export const examGrades: Scorer = (answers) => {
  const grades = new Map<string, PyValue[]>()
  for (const { doc, outputs } of answers) {
    for (const [name, grade] of dictEntries(examScores(doc, [outputs]))) {
      const known = grades.get(pyStr(name)) ?? []
      grades.set(pyStr(name), known)
      known.push(grade)
    }
  }
  return new Map(
    [...grades].map(([name, values]) => [
      name,
      toNumber(name === 'grade_norm' ? examOverallScore(values) : examTaskScore(values)),
    ]),
  )
}
