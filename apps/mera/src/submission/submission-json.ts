import { jsonDumps, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import { recordId } from './record-id.ts'
import { submittedAnswer } from './submitted-answer.ts'

/**
 * Text of one file of a submission: every answer with the id of its record, in log order.
 *
 * @source MERA scripts/log_to_submission.py, v1.2
 * @throws DataError for a line whose document has no `meta.id`.
 */
export async function submissionJson(records: AsyncIterable<SampleRecord>): Promise<string> {
  const test: PyValue[] = []
  for await (const record of records) {
    test.push({ outputs: submittedAnswer(record), meta: { id: recordId(record.doc) } })
  }
  return jsonDumps({ data: { test } }, { indent: 4, ensureAscii: false })
}
