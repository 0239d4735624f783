import { dictGet, dictKeys, isDict, pyStr, pyTypeName, type PyValue } from '@eval/pystd'
import type { SubmissionClass } from '@eval/task-library'
import { checkRecord } from './check-record.ts'
import { classFileJson } from './class-file-json.ts'
import type { Finding } from './finding.ts'
import { otherFields, repeatedKeys } from './odd-fields.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/** The answers of one file, and what is wrong with its form. */
export interface ParsedClassFile {
  /** Undefined if the file has no readable list of answers. */
  readonly records?: readonly SubmittedRecord[]
  readonly findings: readonly Finding[]
}

/** More than ten times the benchmark's largest split. */
const mostRecords = 200_000

/**
 * Reads a submission file as the scoring service does, and goes on where that gives up.
 * @source MERA modules/scoring/src/tasks/task.py `load_and_validate`, v1.2
 */
export function parseClassFile(bytes: Uint8Array, path: string, file: SubmissionClass): ParsedClassFile {
  const fault = (code: string, message: string, field?: string): ParsedClassFile => ({
    findings: [
      {
        severity: 'error',
        code,
        file: path,
        className: file.name,
        message,
        ...(field === undefined ? {} : { field }),
      },
    ],
  })
  const json = classFileJson(bytes)
  if ('trouble' in json) return fault('unreadable_file', json.trouble)
  const { value, repeated } = json
  if (!isDict(value) && !Array.isArray(value) && typeof value !== 'string')
    return fault('task_system_error', `the file holds ${pyTypeName(value)} where an object is expected`)
  const data = isDict(value) ? dictGet(value, 'data') : undefined
  if (data === undefined) return fault('no_data_field', 'there is no field "data" at the top', 'data')
  const test = isDict(data) ? dictGet(data, 'test') : undefined
  if (data === null || typeof data === 'number' || typeof data === 'boolean')
    return fault('task_system_error', `"data" is ${pyTypeName(data)}, not an object`, 'data')
  if (test === undefined) return fault('no_split', `"data" has no "test"${besides(data)}`, 'data.test')
  const items = iterated(test)
  if (items === undefined)
    return fault('task_system_error', `"data.test" is ${pyTypeName(test)}, not a list`, 'data.test')
  if (items.length > mostRecords) {
    const message = `it holds ${items.length} records, far beyond the benchmark's; they are not read`
    return fault('too_many_records', message, 'data.test')
  }
  const place = { file: path, className: file.name }
  const checked = items.map((record, number) => checkRecord(record, number, path, file))
  return {
    records: checked.map(({ record }) => record),
    findings: [
      ...repeatedKeys(repeated, place),
      ...otherFields(value, data, place),
      ...checked.flatMap(({ findings }) => findings),
    ],
  }
}

/** What Python's `for` gives: an object's keys, a text's characters. */
function iterated(test: PyValue): readonly PyValue[] | undefined {
  if (isDict(test)) return dictKeys(test)
  if (typeof test === 'string') return Array.from(test)
  return Array.isArray(test) ? (test as readonly PyValue[]) : undefined
}

function besides(data: PyValue): string {
  if (!isDict(data)) return `, for it is ${pyTypeName(data)}`
  const keys = dictKeys(data).map((key) => pyStr(key))
  return keys.length === 0 ? '' : `, only ${keys.slice(0, 5).join(', ')}`
}
