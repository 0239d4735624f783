import type { Doc } from '@eval/core'
import type { SampleRecord } from '@eval/results'
import type { SubmissionClass } from '@eval/task-library'
import { entriesJson } from './entries-json.ts'
import { submissionEntries } from './submission-entries.ts'

/**
 * Text of one file of a submission: every answer with what names its record.
 *
 * @param documents - The test split, see {@link submissionEntries}.
 * @source MERA scripts/log_to_submission.py, v1.2
 * @throws DataError for a line that cannot be submitted.
 */
export async function submissionJson(
  records: AsyncIterable<SampleRecord>,
  file: SubmissionClass,
  documents?: readonly Doc[],
): Promise<string> {
  return entriesJson(await submissionEntries(records, file, documents))
}
