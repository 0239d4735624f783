import { dictGet, dictKeys, isDict, pyStr, type PyValue } from '@eval/pystd'
import type { SubmissionClass } from '@eval/task-library'
import type { RepeatedKeys } from './class-file-json.ts'
import type { Finding } from './finding.ts'
import { idRanges } from './id-ranges.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/** Which file is spoken of. */
type Place = Pick<Finding, 'file' | 'className'>

const passesOver = 'the benchmark’s form has no such field; the service passes over it'

/** That keys come twice in one object: Python reads the last of them. */
export function repeatedKeys(repeated: RepeatedKeys | undefined, place: Place): readonly Finding[] {
  if (repeated === undefined) return []
  const { count, key, line } = repeated
  const others = count === 1 ? '' : `, the first of ${count} such keys`
  const message = `line ${line}: its object has this field already${others}; the last value counts`
  return [{ severity: 'warning', code: 'duplicate_key', ...place, field: key, message }]
}

/** What stands beside `data` and `test`. */
export function otherFields(value: PyValue, data: PyValue, place: Place): readonly Finding[] {
  return [...beside(value, ['data'], ''), ...beside(data, ['test'], 'data.')]
    .slice(0, 5)
    .map((field) => ({ severity: 'warning', code: 'extra_field', ...place, field, message: passesOver }))
}

/** Fields of records that the benchmark's packer does not write, and fields that it writes and that are missing. */
export function oddRecordFields(
  records: readonly SubmittedRecord[],
  kind: SubmissionClass['answer'],
  place: Place,
): readonly Finding[] {
  const expected = metaFields(kind)
  const [extra, lacking] = [new Map<string, SubmittedRecord[]>(), new Map<string, SubmittedRecord[]>()]
  const count = (fields: Map<string, SubmittedRecord[]>, field: string, record: SubmittedRecord): void => {
    const known = fields.get(field)
    if (known === undefined) fields.set(field, [record])
    else known.push(record)
  }
  for (const record of records) {
    for (const field of record.otherFields) count(extra, field, record)
    const { meta, key } = record
    if (meta === undefined || key === undefined || !isDict(meta)) continue
    for (const field of beside(meta, expected, 'meta.')) count(extra, field, record)
    for (const name of expected) if (dictGet(meta, name) === undefined) count(lacking, `meta.${name}`, record)
  }
  return [
    ...[...extra].map(([field, of]) => fieldFinding('extra_field', field, of, passesOver, place)),
    ...[...lacking].map(([field, of]) =>
      fieldFinding(
        'lacking_field',
        field,
        of,
        'the benchmark’s form has it; the service does without',
        place,
      ),
    ),
  ]
}

/** @source MERA scripts/log_to_submission.py `doc_outputs_to_submission`, v1.2 */
function metaFields(kind: SubmissionClass['answer']): readonly string[] {
  if (kind === 'rutie') return ['dialog_id', 'question_id']
  return kind === 'use' ? ['id', 'id_task', 'variant'] : ['id']
}

function fieldFinding(
  code: string,
  field: string,
  records: readonly SubmittedRecord[],
  why: string,
  place: Place,
): Finding {
  const ids = records.map(({ id, number }) => id ?? `record ${number}`)
  const message = `${why}: ${records.length} records, ${idRanges(ids)}`
  return { severity: 'warning', code, ...place, ids, field, message }
}

function beside(dict: PyValue, known: readonly string[], prefix: string): readonly string[] {
  if (!isDict(dict)) return []
  return dictKeys(dict)
    .map((key) => pyStr(key))
    .filter((key) => !known.includes(key))
    .map((key) => `${prefix}${key}`)
}
