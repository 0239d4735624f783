import { type PyDict, pyStr } from '@eval/pystd'
import { recordMeta } from './record-meta.ts'

/**
 * What names a turn of ruTiE, as the scoring service spells it: `dialog_id:0;question_id:12`.
 * @throws DataError if a part is missing
 */
export function turnKey(record: PyDict): string {
  const [dialogue, question] = ['dialog_id', 'question_id'].map((name) => pyStr(recordMeta(record, name)))
  return `dialog_id:${dialogue};question_id:${question}`
}
