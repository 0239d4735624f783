import { DataError, type Doc } from '@eval/core'
import { dictGet, isDict, pyStr } from '@eval/pystd'

/** A field of `meta` or `inputs` as text. @throws DataError if it is missing */
export function recordText(doc: Doc, column: 'meta' | 'inputs', name: string): string {
  const struct = dictGet(doc, column)
  const value = struct !== undefined && isDict(struct) ? dictGet(struct, name) : undefined
  if (value !== undefined) return pyStr(value)
  throw new DataError(`a record of the gold has no "${column}.${name}", which groups its score.`)
}
