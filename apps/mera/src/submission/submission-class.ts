import { meraSubmissionClasses } from '@eval/task-library'

const generative = /_gen$/

/** Whether a task is the generative twin of another. */
export function isGenerativeTwin(taskName: string): boolean {
  return generative.test(taskName)
}

/** Name of a task's file in a submission, without `.json`; undefined where the task has no place in one. */
export function submissionClass(taskName: string): string | undefined {
  return meraSubmissionClasses[taskName.replace(generative, '')]
}
