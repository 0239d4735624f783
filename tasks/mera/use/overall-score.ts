import { pairwiseMean, pyFloat, type PyValue } from '@eval/pystd'
import { type Grade, gradeOf } from './grade.ts'

/**
 * The share of points reached in an exam variant, averaged over the variants.
 * @throws DataError as {@link gradeOf}
 * @source MERA benchmark_tasks/use/utils.py overall_score (v1.2.0)
 */
export function overallScore(values: readonly PyValue[]): PyValue {
  const variants = Map.groupBy(values.map(gradeOf), ({ group }) => group)
  const sum = (grades: readonly Grade[], of: (grade: Grade) => number): number =>
    grades.reduce((total, grade) => total + of(grade), 0)
  const shares = [...variants.values()].map(
    (grades) => sum(grades, ({ points }) => points) / sum(grades, ({ most }) => most),
  )
  return pyFloat(pairwiseMean(shares))
}
