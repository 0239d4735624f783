import { DataError } from '@eval/core'
import { isDict, jsonLoads, PyJsonError, type PyDict, type PyValue } from '@eval/pystd'

/** JSON of a line of a dataset. @throws DataError naming the line. */
export function parseJsonLine(text: string, file: string, line: number): PyValue {
  try {
    return jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    throw new DataError(`${file}, line ${line}: not JSON: ${error.message}`)
  }
}

/** The object of a line of a dataset. @throws DataError naming the line. */
export function parseRecordLine(text: string, file: string, line: number): PyDict {
  const value = parseJsonLine(text, file, line)
  if (isDict(value)) return value
  throw new DataError(`${file}, line ${line}: not a JSON object`)
}
