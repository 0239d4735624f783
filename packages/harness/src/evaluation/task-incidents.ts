import type { Instance } from '@eval/core'
import type { Answers } from './answer-requests.ts'
import type { TaskIncidents } from './evaluation-outcome.ts'

/** Counts what a reader of a task's numbers must know about its answers. */
export function taskIncidents(
  taskName: string,
  instances: readonly Instance[],
  answers: Answers,
): TaskIncidents {
  const responses = instances.flatMap((instance) => answers.get(instance) ?? [])
  const failures = responses.filter((response) => response.state === 'error' || response.state === 'refused')
  const [first] = failures
  return {
    taskName,
    requests: responses.length,
    truncated: responses.filter((response) => response.state === 'truncated').length,
    failed: failures.length,
    ...(first === undefined || !('message' in first) ? {} : { firstFailure: first.message }),
  }
}
