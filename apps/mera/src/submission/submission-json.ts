import { DataError } from '@eval/core'
import { dictGet, isDict, jsonDumps, pyStr, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
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
    test.push({ outputs: submittedAnswer(record), meta: { id: recordId(record) } })
  }
  return jsonDumps({ data: { test } }, { indent: 4, ensureAscii: false })
}

function recordId(record: SampleRecord): number {
  const meta = dictGet(record.doc, 'meta')
  const id = meta !== undefined && isDict(meta) ? dictGet(meta, 'id') : undefined
  const number = id === undefined ? Number.NaN : Number(pyStr(id))
  if (Number.isInteger(number)) return number
  throw new DataError(`document ${record.docId} has no integer meta.id: it cannot be submitted`)
}
