import { DataError } from '@eval/core'
import type { PyDict, PyRecord, PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import type { SubmissionClass } from '@eval/task-library'
import { ethicsCriteria } from './ethics-criteria.ts'
import { recordId } from './record-id.ts'
import { recordMeta } from './record-meta.ts'
import { submittedAnswer } from './submitted-answer.ts'

/**
 * What one log line is in a submission.
 *
 * @param doc - The document as the dataset has it; the log's own copy may do.
 * @source MERA scripts/log_to_submission.py `doc_outputs_to_submission`, v1.2
 * @throws DataError for a line that lacks what its kind of answer needs.
 */
export function submissionEntry(
  record: SampleRecord,
  { answer: kind, choices }: SubmissionClass,
  doc: PyDict = record.doc,
): PyRecord {
  const meta = (...names: readonly string[]): PyRecord =>
    Object.fromEntries(names.map((name) => [name, recordMeta(doc, name)]))
  const id = (): PyRecord => ({ id: recordId(record.doc) })
  switch (kind) {
    case 'choice':
    case 'text':
      return { outputs: submittedAnswer(record, choices), meta: id() }
    case 'use':
      return { outputs: submittedAnswer(record), meta: { ...id(), ...meta('id_task', 'variant') } }
    case 'rudetox':
      return { outputs: textAfterScores(record), meta: id() }
    case 'ruethics': {
      const answer = submittedAnswer(record, choices)
      return { outputs: Object.fromEntries(ethicsCriteria.map((name) => [name, answer])), meta: id() }
    }
    case 'code':
      return { outputs: record.filteredResps, meta: id() }
    case 'rutie':
      return { outputs: submittedAnswer(record, choices), meta: meta('dialog_id', 'question_id') }
    default:
      return kind satisfies never
  }
}

function textAfterScores({ docId, filteredResps: [first] }: SampleRecord): PyValue {
  const text: unknown = Array.isArray(first) ? first.at(-1) : undefined
  if (typeof text === 'string') return text
  throw new DataError(`document ${docId}: the logged answer is not a list that ends with a text`)
}
