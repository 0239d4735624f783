import { DataError, type Doc } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import { readSamples } from '@eval/results/read'
import type { SubmissionClass } from '@eval/task-library'
import { submissionEntries } from './submission-entries.ts'

/** The answers of a log as a submission holds them. @throws DataError naming the log */
export async function convertLog(
  log: string,
  file: SubmissionClass,
  documents: readonly Doc[] | undefined,
): Promise<readonly PyRecord[]> {
  try {
    return await submissionEntries(readSamples(log), file, documents)
  } catch (error) {
    if (!(error instanceof DataError) || error.message.includes(log)) throw error
    throw new DataError(`${log}: ${error.message}`, { cause: error })
  }
}
