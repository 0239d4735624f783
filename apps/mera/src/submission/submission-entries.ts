import { DataError, type Doc } from '@eval/core'
import type { PyDict, PyRecord } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import type { SubmissionClass } from '@eval/task-library'
import { dialogueEntries } from './dialogue-entries.ts'
import { recordId } from './record-id.ts'
import { submissionEntry } from './submission-entry.ts'

/**
 * The answers of a log as a submission holds them, in log order (ruTiE: in the dataset's).
 *
 * @param documents - The test split; USE and ruTiE take order and descriptions from it. Absent: from the log's own copies.
 * @source MERA scripts/log_to_submission.py `outputs_to_submission`, v1.2
 * @throws DataError for a line that cannot be submitted, or whose id the dataset does not have.
 */
export async function submissionEntries(
  records: AsyncIterable<SampleRecord>,
  file: SubmissionClass,
  documents?: readonly Doc[],
): Promise<readonly PyRecord[]> {
  if (file.answer === 'rutie') return dialogueEntries(records, file, documents)
  const original = file.answer === 'use' && documents !== undefined ? byId(documents) : undefined
  const entries: PyRecord[] = []
  for await (const record of records) {
    entries.push(submissionEntry(record, file, original === undefined ? record.doc : original(record.doc)))
  }
  return entries
}

function byId(documents: readonly Doc[]): (doc: PyDict) => PyDict {
  const docs = new Map(documents.map((doc) => [recordId(doc), doc]))
  return (doc) => {
    const found = docs.get(recordId(doc))
    if (found !== undefined) return found
    throw new DataError(
      `the log answers record ${recordId(doc)}, which the dataset does not have. Is it the same dataset?`,
    )
  }
}
