import { DataError } from '@eval/core'
import { pyStr, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'
import { argmax } from './argmax.ts'

/**
 * The answer of one log line as a submission holds it: the most probable choice, or the filtered text.
 *
 * @source MERA scripts/log_to_submission.py, v1.2
 * @throws DataError if the line has another number of answers than there are choices.
 */
export function submittedAnswer(record: SampleRecord, choices: readonly string[]): string {
  const answers = record.filteredResps
  if (answers.length === 1 && !Array.isArray(answers[0])) return pyStr(answers[0] as PyValue)
  if (answers.length !== choices.length) {
    throw new DataError(`document ${record.docId}: ${answers.length} answers are logged, but there are ${choices.length} choices`)
  }
  return choices[argmax(answers.map(logprob))] as string
}

function logprob(answer: PyValue): number {
  const text = pyStr(Array.isArray(answer) ? (answer[0] as PyValue) : answer)
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'))
}
