import { DataError } from '@eval/core'
import { isDict, jsonLoads, type PyDict, PyJsonError, type PyValue } from '@eval/pystd'

/**
 * Parses JSON text.
 * @param firstLine number of the file's line that the text begins with
 * @throws DataError with file, line and column.
 */
export function parseJson(text: string, path: string, firstLine = 1): PyValue {
  try {
    return jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    const line = firstLine + error.line - 1
    throw new DataError(`${path}, line ${line}, column ${error.column}: malformed JSON: ${error.reason}.`, {
      cause: error,
    })
  }
}

/** The value as a record. @throws DataError if it is anything but an object. */
export function requireRecord(value: PyValue, path: string, where: string): PyDict {
  if (isDict(value)) return value
  throw new DataError(`${path}, ${where}: expected a JSON object (one record), found ${kindOf(value)}.`)
}

function kindOf(value: PyValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a number' : `a ${typeof value}`
}
