import { isFailed, type Response } from '@eval/core'
import type { TaskIncidents } from './evaluation-outcome.ts'
import type { RunTask } from './run-task.ts'

/** Counts what a reader of a task's numbers must know about its answers. */
export function taskIncidents(
  { open: { task, documents, totalDocuments }, unasked = 0 }: RunTask,
  responses: readonly (readonly Response[])[],
  measured: Pick<TaskIncidents, 'unparsed' | 'seconds'>,
): TaskIncidents {
  let [requests, truncated, notNumbers, failed] = [unasked, 0, 0, unasked]
  let first: Response | undefined
  for (const repeats of responses) {
    for (const response of repeats) {
      requests += 1
      if (response.state === 'truncated') truncated += 1
      if ('logprob' in response && Number.isNaN(response.logprob)) notNumbers += 1
      if (!isFailed(response)) continue
      failed += 1
      first ??= response
    }
  }
  return {
    taskName: task.name,
    documents: { all: totalDocuments, taken: documents.length },
    requests,
    ...measured,
    truncated,
    failed,
    notNumbers,
    ...(first === undefined || !('message' in first)
      ? {}
      : { firstFailure: first.message + unaskedNote(unasked) }),
  }
}

function unaskedNote(unasked: number): string {
  return unasked === 0 ? '' : ` (${unasked} later requests show that answer and could not be asked)`
}
