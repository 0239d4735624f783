import { dictGet, hashKey, isDict, pyRepr, pyStr, type PyValue } from '@eval/pystd'
import type { SubmissionAnswer } from '@eval/task-library'

/** What names a record: `key` for comparing as Python compares, `id` for messages. */
export interface RecordKey {
  readonly key: string
  readonly id: string
}

/**
 * The id in a record's `meta`; of ruTiE dialogue and question. Undefined if there is none.
 *
 * Parity: `60.0` and `60` are one id, `"60"` is another.
 *
 * @source MERA modules/scoring/src/tasks/task.py `doc_to_id`, rutie.py, v1.2
 * @throws PyError for an id that Python cannot use as a key: a list or an object.
 */
export function recordKey(meta: PyValue, kind: SubmissionAnswer): RecordKey | undefined {
  if (!isDict(meta)) return undefined
  if (kind === 'rutie') {
    const [dialogue, question] = [dictGet(meta, 'dialog_id'), dictGet(meta, 'question_id')]
    if (dialogue === undefined || question === undefined) return undefined
    const id = `dialog_id:${pyStr(dialogue)};question_id:${pyStr(question)}`
    return { key: id, id }
  }
  const id = dictGet(meta, 'id')
  return id === undefined ? undefined : { key: hashKey(id), id: pyRepr(id) }
}
