import path from 'node:path'
import { readSamples } from '@eval/results/read'
import { writeFileSafely, type WrittenFile } from '@eval/results/write'
import { isGenerativeTwin, submissionClass } from './submission-class.ts'
import { submissionJson } from './submission-json.ts'

/** A samples file of a finished task. */
export interface LoggedTask {
  readonly taskName: string
  readonly path: string
}

/**
 * Makes the submission files of logged tasks: `<folder>/submission/<Class>.json`; those of generative twins in
 * `submission_gen` where both kinds were run. Returns what was written, and where.
 *
 * @param fallback - Folder that takes the place of `folder` where that cannot be written.
 * @throws OutputError if a file can be written in neither.
 */
export async function writeSubmission(
  logged: readonly LoggedTask[],
  folder: string,
  fallback: string,
): Promise<readonly WrittenFile[]> {
  const both = logged.some(({ taskName }) => !isGenerativeTwin(taskName))
  const files: WrittenFile[] = []
  for (const task of logged) {
    const name = submissionClass(task.taskName)
    if (name === undefined) continue
    const group = isGenerativeTwin(task.taskName) && both ? 'submission_gen' : 'submission'
    const place = path.join(group, `${name}.json`)
    const text = await submissionJson(readSamples(task.path))
    files.push(await writeFileSafely(path.join(folder, place), text, path.join(fallback, place)))
  }
  return files
}
