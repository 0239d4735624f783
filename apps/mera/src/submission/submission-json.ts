import { jsonDumps, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import type { SubmissionAnswer } from '@eval/task-library'
import { submissionEntry } from './submission-entry.ts'

/**
 * Text of one file of a submission: every answer with what names its record, in log order.
 *
 * @source MERA scripts/log_to_submission.py, v1.2
 * @throws DataError for a line whose document has no `meta.id`.
 */
export async function submissionJson(
  records: AsyncIterable<SampleRecord>,
  kind: SubmissionAnswer,
): Promise<string> {
  const test: PyValue[] = []
  for await (const record of records) test.push(submissionEntry(record, kind))
  return jsonDumps({ data: { test } }, { indent: 4, ensureAscii: false })
}
