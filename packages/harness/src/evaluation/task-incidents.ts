import type { Instance } from '@eval/core'
import type { OpenTask } from '@eval/tasks'
import type { Answers } from './answer-requests.ts'
import type { TaskIncidents } from './evaluation-outcome.ts'

/** Counts what a reader of a task's numbers must know about its answers. */
export function taskIncidents(
  { task, documents, totalDocuments }: OpenTask,
  instances: readonly Instance[],
  answers: Answers,
): TaskIncidents {
  const responses = instances.flatMap((instance) => answers.get(instance) ?? [])
  const failures = responses.filter((response) => response.state === 'error' || response.state === 'refused')
  const [first] = failures
  return {
    taskName: task.name,
    documents: { all: totalDocuments, taken: documents.length },
    requests: responses.length,
    truncated: responses.filter((response) => response.state === 'truncated').length,
    failed: failures.length,
    notNumbers: responses.filter((response) => 'logprob' in response && Number.isNaN(response.logprob))
      .length,
    ...(first === undefined || !('message' in first) ? {} : { firstFailure: first.message }),
  }
}
