import { DataError } from '@eval/core'
import { dictGet, isDict, type PyDict, type PyValue } from '@eval/pystd'

/** A field of a record's `meta`. @throws DataError if it is missing */
export function recordMeta(record: PyDict, name: string): PyValue {
  const meta = dictGet(record, 'meta')
  const value = meta !== undefined && isDict(meta) ? dictGet(meta, name) : undefined
  if (value !== undefined) return value
  throw new DataError(`it has no "meta.${name}", without which it cannot be submitted.`)
}
