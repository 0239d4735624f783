import { dictGet, dictKeys, isDict, PyError, pyStr, pyTypeName, type PyValue } from '@eval/pystd'
import type { SubmissionClass } from '@eval/task-library'
import type { Finding } from './finding.ts'
import { recordKey } from './record-key.ts'
import type { SubmittedRecord } from './submitted-record.ts'

const own: ReadonlySet<string> = new Set(['outputs', 'meta'])

/** One element of `data.test`. @source MERA modules/scoring/src/tasks/task.py `load_and_validate`, v1.2 */
export function checkRecord(
  value: PyValue,
  number: number,
  path: string,
  { name: className, answer }: SubmissionClass,
): { readonly record: SubmittedRecord; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const fault = (code: string, field: string, message: string): void => {
    findings.push({ severity: 'error', code, file: path, className, record: number, field, message })
  }
  const field = (name: string): PyValue | undefined => (isDict(value) ? dictGet(value, name) : undefined)
  const [outputs, meta] = [field('outputs'), field('meta')]
  const shape = isDict(value) ? 'the record has no such field' : shapeOf(value)
  if (outputs === undefined) fault('no_outputs_field_for_doc', 'outputs', shape)
  if (meta === undefined) fault('no_meta_field_for_doc', 'meta', shape)
  const base = {
    number,
    otherFields: isDict(value)
      ? dictKeys(value)
          .map(pyStr)
          .filter((name) => !own.has(name))
      : [],
    ...(outputs === undefined ? {} : { outputs }),
    ...(meta === undefined ? {} : { meta }),
  }
  if (meta === undefined) return { record: base, findings }
  try {
    const key = recordKey(meta, answer)
    if (key === undefined) fault('no_id_field_for_doc', idField(answer), noId(meta))
    return { record: { ...base, ...key }, findings }
  } catch (error) {
    if (!(error instanceof PyError)) throw error
    fault('task_system_error', 'meta.id', `the id must be an integer (${error.message})`)
    return { record: base, findings }
  }
}

function idField(answer: SubmissionClass['answer']): string {
  return answer === 'rutie' ? 'meta.dialog_id, meta.question_id' : 'meta.id'
}

function noId(meta: PyValue): string {
  return isDict(meta) ? '"meta" has no such field' : `"meta" is ${pyTypeName(meta)}, not an object`
}

function shapeOf(value: PyValue): string {
  const hint = Array.isArray(value) ? '; the dialogues of ruTiE are no longer nested lists since v1.2' : ''
  return `the record is ${pyTypeName(value)}, not an object with "outputs" and "meta"${hint}`
}
