import {
  type EvaluationContext,
  type EvaluationOutcome,
  fallbackFolder,
  outcomeNotes,
  printedResults,
  runDatasetSource,
  simpleEvaluate,
  terminalProgress,
} from '@eval/harness'
import { localFolderSource } from '@eval/datasets'
import { type CommandContext, interruptionNote } from '@eval/harness/command-line'
import type { OptionValue } from '@eval/harness/options'
import { meraLibrary } from '@eval/task-library'
import { withDemonstration } from './demonstration.ts'
import { type MeraConfiguration, meraConfiguration } from '../options/mera-configuration.ts'
import { writeSubmission } from '../submission/write-submission.ts'
import { version } from '../program/version.ts'

/** `mera [run]` with parsed flags: evaluates, prints the table, writes results, samples and submission. */
export async function evaluateMera(
  flags: Readonly<Record<string, OptionValue>>,
  { signal }: CommandContext,
): Promise<number> {
  const { values, sampleData, notice } = withDemonstration(flags)
  const configuration = await meraConfiguration(values)
  const { run } = configuration
  const progress = terminalProgress({
    stream: process.stderr,
    now: () => performance.now(),
    quiet: run.verbosity?.toUpperCase() === 'ERROR',
  })
  try {
    const context = meraContext(configuration, sampleData, progress, signal)
    const outcome = await simpleEvaluate(run, context)
    progress.close()
    process.stdout.write(printedResults(run, outcome))
    const submission = await submissionOf(configuration, outcome)
    const notes = [
      ...outcomeNotes(outcome),
      ...submission.map((file) => `submission: ${file}`),
      ...(notice === undefined ? [] : [notice]),
    ]
    for (const note of notes) process.stderr.write(`${note}\n`)
    return outcome.incidents.some(({ failed }) => failed > 0) ? 1 : 0
  } catch (error) {
    progress.close()
    throw signal.aborted ? interruptionNote(true) : error
  }
}

function meraContext(
  { run, profile }: MeraConfiguration,
  sampleData: boolean,
  progress: EvaluationContext['progress'],
  signal: AbortSignal,
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
    program: { name: 'mera', version },
    print: (text) => process.stdout.write(`${text}\n`),
  }
}

async function submissionOf({ run }: MeraConfiguration, outcome: EvaluationOutcome): Promise<string[]> {
  const logged = outcome.files.flatMap(({ taskName, path }) =>
    taskName === undefined ? [] : [{ taskName, path }],
  )
  const folder = run.outputPath ?? '.'
  return writeSubmission(logged, folder, fallbackFolder(folder, process.env))
}
