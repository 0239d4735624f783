import path from 'node:path'
import { readSamples } from '@eval/results/read'
import { writeFileSafely } from '@eval/results/write'
import { meraSubmissionClasses } from '@eval/task-library'
import { submissionJson } from './submission-json.ts'

/** A samples file of a finished task. */
export interface LoggedTask {
  readonly taskName: string
  readonly path: string
}

const generative = /_gen$/

/**
 * Makes the submission files of logged tasks: `<folder>/submission/<Class>.json`; those of generative twins in
 * `submission_gen` where both kinds were run. Returns the paths written.
 */
export async function writeSubmission(
  logged: readonly LoggedTask[],
  folder: string,
  fallback: string,
): Promise<string[]> {
  const both = logged.some(({ taskName }) => !generative.test(taskName))
  const files: string[] = []
  for (const task of logged) {
    const name = meraSubmissionClasses[task.taskName.replace(generative, '')]
    if (name === undefined) continue
    const place = path.join(
      generative.test(task.taskName) && both ? 'submission_gen' : 'submission',
      `${name}.json`,
    )
    const text = await submissionJson(readSamples(task.path))
    const written = await writeFileSafely(path.join(folder, place), text, path.join(fallback, place))
    files.push(written.path)
  }
  return files
}
