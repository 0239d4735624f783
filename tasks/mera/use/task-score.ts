import { pairwiseMean, pyFloat, type PyValue } from '@eval/pystd'
import { gradeOf } from './grade.ts'

/**
 * The share of points reached in an exercise, averaged over its records.
 * @throws DataError as {@link gradeOf}
 * @source MERA benchmark_tasks/use/utils.py task_score (v1.2.0)
 */
export function taskScore(values: readonly PyValue[]): PyValue {
  return pyFloat(pairwiseMean(values.map(gradeOf).map(({ points, most }) => points / most)))
}
