import { DataError } from '@eval/core'
import { PyError } from '@eval/pystd'

/** Does something with a record of a task. @throws DataError that names both, where the record does not fit. */
export function atRecord<T>(taskName: string, docId: number, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof DataError || error instanceof PyError)) throw error
    throw new DataError(`Task ${taskName}, record ${docId}: ${errorText(error)}`, { cause: error })
  }
}

function errorText(error: DataError | PyError): string {
  return error instanceof PyError ? `${error.pythonType}: ${error.message}` : error.message
}
