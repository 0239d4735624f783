import { meraSubmissionClasses, type SubmissionClass } from '@eval/task-library'

const generative = /_gen$/

/** Whether a task is the generative twin of another. */
export function isGenerativeTwin(taskName: string): boolean {
  return generative.test(taskName)
}

/** A task's file in a submission; undefined where the task has no place in one. */
export function submissionClass(taskName: string): SubmissionClass | undefined {
  return meraSubmissionClasses[taskName.replace(generative, '')]
}
