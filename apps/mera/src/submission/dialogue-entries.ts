import type { Doc } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import type { SubmissionClass } from '@eval/task-library'
import { submissionEntry } from './submission-entry.ts'
import { turnKey } from './turn-key.ts'

/**
 * The answers of ruTiE in the dataset's order, up to the first turn without a logged answer: what comes after a gap was
 * asked with a broken prompt. Without the dataset, its order is that of the logged document numbers.
 *
 * @source MERA scripts/log_to_submission.py `ruTiE.outputs_to_submission`, v1.2
 * @throws DataError for a line without answer, dialogue or question.
 */
export async function dialogueEntries(
  records: AsyncIterable<SampleRecord>,
  file: SubmissionClass,
  documents: readonly Doc[] | undefined,
): Promise<readonly PyRecord[]> {
  const byTurn = new Map<string, PyRecord>()
  const byNumber = new Map<number, PyRecord>()
  for await (const record of records) {
    const entry = submissionEntry(record, file)
    byTurn.set(turnKey(record.doc), entry)
    byNumber.set(record.docId, entry)
  }
  if (documents === undefined) return untilGap((number) => byNumber.get(number))
  return untilGap((number) => {
    const doc = documents[number]
    return doc === undefined ? undefined : byTurn.get(turnKey(doc))
  })
}

function untilGap(entryAt: (number: number) => PyRecord | undefined): readonly PyRecord[] {
  const entries: PyRecord[] = []
  for (let entry = entryAt(0); entry !== undefined; entry = entryAt(entries.length)) entries.push(entry)
  return entries
}
