import { DataError } from '@eval/core'
import { type PyDict, pyStr } from '@eval/pystd'
import { recordMeta } from './record-meta.ts'

/** `meta.id` of a record, which a submission refers to. @throws DataError if it is missing or no integer */
export function recordId(record: PyDict): number {
  const number = Number(pyStr(recordMeta(record, 'id')))
  if (Number.isInteger(number)) return number
  throw new DataError('it has no integer "meta.id", without which it cannot be submitted.')
}
