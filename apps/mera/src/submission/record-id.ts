import { DataError } from '@eval/core'
import { dictGet, isDict, type PyDict, pyStr } from '@eval/pystd'

/** `meta.id` of a record, which a submission refers to. @throws DataError if it is missing or no integer */
export function recordId(record: PyDict): number {
  const meta = dictGet(record, 'meta')
  const id = meta !== undefined && isDict(meta) ? dictGet(meta, 'id') : undefined
  const number = id === undefined ? Number.NaN : Number(pyStr(id))
  if (Number.isInteger(number)) return number
  throw new DataError('it has no integer "meta.id", without which it cannot be submitted.')
}
