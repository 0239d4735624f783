import { DataError } from '@eval/core'
import { argmax } from '@eval/metrics'
import { floatFromText, PyError, pyStr, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'

/**
 * The answer of one log line as a submission holds it: the most probable choice (the first on ties; a NaN counts as the
 * largest), or the filtered text.
 *
 * @param choices - The answers to choose from, in the order in which they were scored; absent where text is generated.
 * @source MERA scripts/log_to_submission.py, v1.2
 * @throws DataError if the line's answers are neither.
 */
export function submittedAnswer(record: SampleRecord, choices?: readonly string[]): string {
  const { filteredResps: answers, docId } = record
  const [only] = answers
  if (answers.length === 1 && typeof only === 'string') return only
  if (choices === undefined) throw new DataError(`document ${docId}: the logged answer is not one text`)
  const chosen = choices[argmax(answers.map((answer) => logprob(answer, docId)))]
  if (chosen !== undefined && answers.length > 0) return chosen
  throw new DataError(
    `document ${docId}: ${answers.length} answers are logged where there are ${choices.length} to choose from`,
  )
}

function logprob(answer: PyValue, docId: number): number {
  const first: PyValue = Array.isArray(answer) ? (answer[0] ?? null) : answer
  try {
    return floatFromText(pyStr(first))
  } catch (error) {
    if (!(error instanceof PyError)) throw error
    throw new DataError(
      `document ${docId}: a log-probability was expected where the log has ${pyStr(first)}. Was the task run in the other mode?`,
      { cause: error },
    )
  }
}
