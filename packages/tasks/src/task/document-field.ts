import { DataError, type Doc, UsageError } from '@eval/core'
import { dictEntries, isDict, type PyDict, type PyValue } from '@eval/pystd'
import { type FunctionReference, isFunctionReference } from '../loading/function-reference.ts'

/** Something a task derives from each document. */
export type DocumentField = (doc: Doc) => PyValue

type FieldSource = string | number | readonly PyValue[] | PyDict | FunctionReference

/**
 * What a `doc_to_*` key means: a constant, a list, the values of a mapping, the name of a column, or a ported function.
 * @param key - The key, for messages.
 * @param functions - The ported functions of the task, by reference text.
 * @throws UsageError for a Jinja template, which cannot be rendered yet.
 */
export function documentField(
  key: string,
  source: FieldSource,
  functions: ReadonlyMap<string, unknown>,
): DocumentField {
  if (typeof source === 'string') return columnField(key, source)
  if (!isDict(source)) return () => source
  if (!isFunctionReference(source)) {
    const values = dictEntries(source).map(([, value]) => value)
    return () => values
  }
  return functions.get(source['!function']) as DocumentField
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
