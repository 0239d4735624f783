import { DataError } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import type { SubmissionAnswer } from '@eval/task-library'
import { recordId } from './record-id.ts'
import { recordMeta } from './record-meta.ts'
import { submittedAnswer } from './submitted-answer.ts'

const criteria = ['virtue', 'law', 'moral', 'justice', 'utilitarianism']

/**
 * What one log line is in a submission.
 *
 * @source MERA scripts/log_to_submission.py `doc_outputs_to_submission`, v1.2
 * @throws DataError for a line that lacks what its kind of answer needs.
 */
export function submissionEntry(record: SampleRecord, kind: SubmissionAnswer): PyRecord {
  const meta = (...names: readonly string[]): PyRecord =>
    Object.fromEntries(names.map((name) => [name, recordMeta(record.doc, name)]))
  const id = (): PyRecord => ({ id: recordId(record.doc) })
  switch (kind) {
    case 'choice':
    case 'text':
      return { outputs: submittedAnswer(record), meta: id() }
    case 'use':
      return { outputs: submittedAnswer(record), meta: { ...id(), ...meta('id_task', 'variant') } }
    case 'rudetox':
      return { outputs: textAfterScores(record), meta: id() }
    case 'ruethics': {
      const answer = submittedAnswer(record)
      return { outputs: Object.fromEntries(criteria.map((name) => [name, answer])), meta: id() }
    }
    case 'code':
      return { outputs: record.filteredResps, meta: id() }
    case 'rutie':
      return { outputs: submittedAnswer(record), meta: meta('dialog_id', 'question_id') }
    default:
      return kind satisfies never
  }
}

function textAfterScores({ docId, filteredResps: [first] }: SampleRecord): PyValue {
  const text: unknown = Array.isArray(first) ? first.at(-1) : undefined
  if (typeof text === 'string') return text
  throw new DataError(`document ${docId}: the logged answer is not a list that ends with a text`)
}
