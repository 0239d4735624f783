import { DataError, type Doc } from '@eval/core'
import { dictGet, pyFloat, pyStr, PyTuple, type PyValue } from '@eval/pystd'
import type { ProcessResults } from '../process-results.ts'
import { recordMeta, textField } from '../record-field.ts'
import { exerciseScore } from './exercise-score.ts'

/**
 * `grade_norm`: (points, exam variant, most points); `grade_norm.task<id>`: (points, exercise, most points). A record whose
 * answer is hidden (empty) has 0 points.
 * @source MERA benchmark_tasks/use/utils.py process_results (v1.2.0)
 */
export const processResults: ProcessResults = (doc, results) => {
  const idTask = metaField(doc, 'id_task')
  const most = metaField(doc, 'score')
  const answer = textField(doc, 'outputs')
  const exercise = { type: pyStr(metaField(doc, 'type')), idTask: pyStr(idTask), answer }
  const prediction = typeof results[0] === 'string' ? results[0] : ''
  const points = answer === '' ? pyFloat(0) : exerciseScore(exercise, prediction)
  return {
    grade_norm: new PyTuple([points, metaField(doc, 'variant'), most]),
    [`grade_norm.task${pyStr(idTask)}`]: new PyTuple([points, idTask, most]),
  }
}

function metaField(doc: Doc, name: string): PyValue {
  const value = dictGet(recordMeta(doc), name)
  if (value !== undefined) return value
  throw new DataError(`the column "meta" has no "${name}".`)
}
