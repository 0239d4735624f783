import { OutputError } from '@eval/core'
import { type EvaluationResults, stampOf } from '@eval/results'
import type { WrittenFile } from '@eval/results/write'
import { fallbackFolder } from '../output/fallback-folder.ts'
import { outputFolder } from '../output/output-folder.ts'
import type { EvaluationOutcome, OutcomeFile } from './evaluation-outcome.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'

/**
 * Writes results and samples where the run wants files. What cannot be written anywhere is part of the outcome, so that its
 * tables are not lost with it.
 */
export async function writeOutcome(
  finished: FinishedRun,
  reported: readonly ReportedTask[],
  results: EvaluationResults,
): Promise<Pick<EvaluationOutcome, 'files' | 'unwritten'>> {
  const { outputPath } = finished.run
  if (outputPath === null || reported.length === 0) return { files: [] }
  const files: OutcomeFile[] = []
  try {
    for await (const file of writtenFiles(finished, outputPath, reported, results)) files.push(file)
  } catch (error) {
    if (error instanceof OutputError) return { files, unwritten: error }
    throw error
  }
  return { files }
}

async function* writtenFiles(
  { run, context, modelName }: FinishedRun,
  outputPath: string,
  reported: readonly ReportedTask[],
  results: EvaluationResults,
): AsyncGenerator<OutcomeFile> {
  const { createResultsWriter } = await import('@eval/results/write')
  const format = context.sampleFormat ?? 'lm-eval-0.4.13'
  const writer = createResultsWriter({
    outputPath,
    modelName,
    stamp: stampOf(new Date(context.now()), { sixDigits: format !== 'lm-eval-0.4.13' }),
    fallbackFolder: fallbackFolder(outputFolder(outputPath), context.environment),
    format,
  })
  const warn = oneWarning(context.progress.warning)
  const results_ = await writer.writeResults(results)
  yield warn(results_)
  for (const { open, scored } of run.logSamples ? reported : []) {
    const samples = await writer.writeSamples(open.task.name, scored.samples)
    yield { ...warn(samples), taskName: open.task.name }
  }
}
