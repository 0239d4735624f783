import { type EvaluationContext, runDatasetSource } from '@eval/harness'
import { localFolderSource } from '@eval/datasets'
import { meraLibrary } from '@eval/task-library'
import type { MeraConfiguration } from '../options/mera-configuration.ts'
import { version } from '../program/version.ts'
import { recordId } from '../submission/record-id.ts'
import { submissionClass } from '../submission/submission-class.ts'

/** What surrounds a run of MERA: its tasks, its data, and the logs it wants. */
export function meraContext(
  { run, profile }: MeraConfiguration,
  sampleData: boolean,
  { progress, signal }: Pick<EvaluationContext, 'progress' | 'signal'>,
): EvaluationContext {
  const environment = process.env
  const samples = meraLibrary.samples
  return {
    libraries: [meraLibrary],
    source:
      sampleData && samples !== undefined
        ? localFolderSource(samples)
        : runDatasetSource(run, { environment, progress, signal }),
    progress,
    signal,
    environment,
    now: () => Date.now(),
    profile,
    sampleFormat: `mera-${profile}`,
    logScores: false,
    checkDocument: (taskName, doc) => {
      const kind = submissionClass(taskName)?.answer
      if (kind !== undefined && kind !== 'rutie') recordId(doc)
    },
    program: { name: 'mera', version },
    print: (text) => process.stdout.write(`${text}\n`),
  }
}
