import { DataError, type Doc } from '@eval/core'
import { dictGet, isDict, type PyDict, pyTypeName, type PyValue } from '@eval/pystd'

/** A field of a record. @throws DataError if it is missing */
export function recordField(doc: Doc, name: string): PyValue {
  const value = dictGet(doc, name)
  if (value !== undefined) return value
  throw new DataError(`the column "${name}" is missing. It has: ${Object.keys(doc).join(', ')}.`)
}

/** A text field of a record. @throws DataError if it is missing or not a text */
export function textField(doc: Doc, name: string): string {
  const value = recordField(doc, name)
  if (typeof value === 'string') return value
  throw new DataError(`the column "${name}" must be a text, not ${pyTypeName(value)}.`)
}

/** `doc['meta']`. @throws DataError if it is missing or not a struct */
export function recordMeta(doc: Doc): PyDict {
  const meta = recordField(doc, 'meta')
  if (isDict(meta)) return meta
  throw new DataError(`the column "meta" must be a struct, not ${pyTypeName(meta)}.`)
}
