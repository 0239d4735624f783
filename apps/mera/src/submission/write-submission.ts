import { readFile } from 'node:fs/promises'
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

/** A written file of a submission. */
export interface SubmissionFile extends WrittenFile {
  /** Whether a file with other answers was there before. */
  readonly replaced: boolean
}

/**
 * Makes the submission files of logged tasks: `<folder>/submission/<Class>.json`. Where tasks with choices were run in both
 * modes, the generative ones go to `submission_gen`, and those that always generate to both. Returns what was written, and
 * where.
 *
 * @param fallback - Folder that takes the place of `folder` where that cannot be written.
 * @throws OutputError if a file can be written in neither.
 */
export async function writeSubmission(
  logged: readonly LoggedTask[],
  folder: string,
  fallback: string,
): Promise<readonly SubmissionFile[]> {
  const groupsOf = submissionGroups(logged)
  const files: SubmissionFile[] = []
  for (const { taskName, path: log } of logged) {
    const file = submissionClass(taskName)
    if (file === undefined) continue
    const text = await submissionJson(readSamples(log), file)
    for (const group of groupsOf(taskName)) {
      const place = path.join(group, `${file.name}.json`)
      const before = await readFile(path.join(folder, place), 'utf8').catch(() => text)
      const written = await writeFileSafely(path.join(folder, place), text, path.join(fallback, place))
      files.push({ ...written, replaced: before !== text })
    }
  }
  return files
}

function submissionGroups(logged: readonly LoggedTask[]): (taskName: string) => readonly string[] {
  const modes = new Set(logged.map(({ taskName }) => modeOf(taskName)))
  if (!modes.has('scored') || !modes.has('generated')) return () => ['submission']
  const groups = {
    scored: ['submission'],
    generated: ['submission_gen'],
    both: ['submission', 'submission_gen'],
  }
  return (taskName) => groups[modeOf(taskName)]
}

/** How a task was answered; `both`: it generates in either mode. */
function modeOf(taskName: string): 'scored' | 'generated' | 'both' {
  if (isGenerativeTwin(taskName)) return 'generated'
  return submissionClass(taskName)?.choices === undefined ? 'both' : 'scored'
}
