import { DataError, type Doc, UsageError } from '@eval/core'
import { dictEntries, isDict, type PyDict, type PyValue } from '@eval/pystd'

/** Something a task derives from each document. */
export type DocumentField = (doc: Doc) => PyValue

/**
 * What a `doc_to_*` key means that is not a function: a constant, a list, the values of a mapping, or the name of a column.
 * @param key - The key, for messages.
 * @throws UsageError for a Jinja template, which cannot be rendered yet.
 */
export function documentField(
  key: string,
  source: string | number | readonly PyValue[] | PyDict,
): DocumentField {
  if (typeof source === 'string') return columnField(key, source)
  if (!isDict(source)) return () => source
  const values = dictEntries(source).map(([, value]) => value)
  return () => values
}

function columnField(key: string, column: string): DocumentField {
  if (/[{}\s]/.test(column)) {
    throw new UsageError(
      `\`${key}: ${JSON.stringify(column)}\` is a template, which is not supported yet; only column names are.`,
    )
  }
  return (doc) => {
    const value = doc[column]
    if (value !== undefined) return value
    throw new DataError(
      `the column "${column}" (\`${key}\`) is missing. It has: ${Object.keys(doc).join(', ')}.`,
    )
  }
}
