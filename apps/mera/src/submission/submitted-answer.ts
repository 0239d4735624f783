import { DataError } from '@eval/core'
import { argmax } from '@eval/metrics'
import { floatFromText, pyStr, pyStrip, type PyValue } from '@eval/pystd'
import type { SampleRecord } from '@eval/results'

/**
 * The answer of one log line as a submission holds it: the most probable choice (the first on ties; a NaN counts as the
 * largest), or the filtered text. Choices are read from the line's own requests.
 *
 * @source MERA scripts/log_to_submission.py, v1.2
 * @throws DataError if answers and requests of the line do not fit each other.
 */
export function submittedAnswer(record: SampleRecord): string {
  const { filteredResps: answers, arguments: requests } = record
  const [only] = answers
  if (answers.length === 1 && only !== undefined && !Array.isArray(only)) return pyStr(only)
  const chosen = requests[argmax(answers.map(logprob))]?.[1]
  if (answers.length === requests.length && typeof chosen === 'string') return pyStrip(chosen)
  throw new DataError(
    `document ${record.docId}: ${answers.length} answers are logged for ${requests.length} requests`,
  )
}

function logprob(answer: PyValue): number {
  const first: PyValue = Array.isArray(answer) ? (answer[0] ?? null) : answer
  return floatFromText(pyStr(first))
}
