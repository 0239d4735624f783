import {
  type EvaluationOutcome,
  fallbackFolder,
  movedNotes,
  outcomeExitCode,
  outcomeNotes,
  outputFolder,
  printedResults,
  simpleEvaluate,
  terminalProgress,
} from '@eval/harness'
import { type CommandContext, interruptionNote, printNotes, standardError } from '@eval/harness/command-line'
import type { OptionValue, RunConfiguration } from '@eval/harness/options'
import { meraConfiguration } from '../options/mera-configuration.ts'
import { type SubmissionFile, writeSubmission } from '../submission/write-submission.ts'
import { withDemonstration } from './demonstration.ts'
import { meraContext } from './mera-context.ts'

/** `mera [run]` with parsed flags: evaluates, prints the table, writes results, samples and submission. */
export async function evaluateMera(
  flags: Readonly<Record<string, OptionValue>>,
  { signal }: CommandContext,
): Promise<number> {
  const { values, sampleData, notice } = withDemonstration(flags)
  const configuration = await meraConfiguration(values)
  const { run } = configuration
  const progress = terminalProgress({
    stream: standardError,
    now: () => performance.now(),
    quiet: run.verbosity?.toUpperCase() === 'ERROR',
  })
  try {
    const outcome = await simpleEvaluate(run, meraContext(configuration, sampleData, { progress, signal }))
    progress.close()
    process.stdout.write(printedResults(run, outcome))
    printNotes(outcomeNotes(outcome))
    if (outcome.unwritten !== undefined) throw outcome.unwritten
    const submission = await submissionOf(run, outcome)
    printNotes([...submissionNotes(outcome, submission), ...(notice === undefined ? [] : [notice])])
    return outcomeExitCode({ ...outcome, files: [...outcome.files, ...submission] })
  } catch (error) {
    progress.close()
    throw interruptionNote(error, signal, true)
  }
}

async function submissionOf(
  run: RunConfiguration,
  outcome: EvaluationOutcome,
): Promise<readonly SubmissionFile[]> {
  const logged = outcome.files.flatMap(({ taskName, path }) =>
    taskName === undefined ? [] : [{ taskName, path }],
  )
  const folder = outputFolder(run.outputPath ?? '.')
  return writeSubmission(logged, folder, fallbackFolder(folder, process.env))
}

/** That files were moved is said once: with the results, or here. */
function submissionNotes(outcome: EvaluationOutcome, submission: readonly SubmissionFile[]): string[] {
  const said = outcome.files.some(({ fallback }) => fallback !== undefined)
  return [
    ...(said ? [] : movedNotes(submission)),
    ...submission.map(
      ({ path, replaced }) => `submission: ${path}${replaced ? ' (replaces one with other answers)' : ''}`,
    ),
    ...incompleteNotes(outcome, submission),
  ]
}

/** A submission of some documents only is worth nothing: say so. */
function incompleteNotes({ incidents }: EvaluationOutcome, submission: readonly SubmissionFile[]): string[] {
  return incidents.flatMap(({ taskName, documents: { all, taken } }) =>
    submission.length === 0 || taken === all
      ? []
      : [`warning: the submission is incomplete: ${taken} of ${all} documents of ${taskName}`],
  )
}
