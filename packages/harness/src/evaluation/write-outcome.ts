import { OutputError } from '@eval/core'
import { type EvaluationResults, stampOf } from '@eval/results'
import type { ResultsWriter } from '@eval/results/write'
import { fallbackFolder } from '../output/fallback-folder.ts'
import { outputFolder } from '../output/output-folder.ts'
import type { EvaluationOutcome, OutcomeFile } from './evaluation-outcome.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'

/**
 * Writes results and samples where the run wants files. That they cannot be written anywhere is part of the outcome: the
 * tables must not be lost with them.
 */
export async function writeOutcome(
  finished: FinishedRun,
  reported: readonly ReportedTask[],
  results: EvaluationResults,
): Promise<Pick<EvaluationOutcome, 'files' | 'unwritten'>> {
  const { outputPath } = finished.run
  const files: OutcomeFile[] = []
  if (outputPath === null || reported.length === 0) return { files }
  const writer = await openWriter(finished, outputPath)
  try {
    files.push(await writer.writeResults(results))
    for (const { open, samples } of finished.run.logSamples ? reported : []) {
      const written = await writer.writeSamples(open.task.name, samples)
      files.push({ ...written, taskName: open.task.name })
    }
    return { files }
  } catch (error) {
    if (error instanceof OutputError) return { files, unwritten: error }
    throw error
  }
}

async function openWriter({ context, modelName }: FinishedRun, outputPath: string): Promise<ResultsWriter> {
  const { createResultsWriter } = await import('@eval/results/write')
  const format = context.sampleFormat ?? 'lm-eval-0.4.13'
  return createResultsWriter({
    outputPath,
    modelName,
    stamp: stampOf(new Date(context.now()), { sixDigits: format !== 'lm-eval-0.4.13' }),
    fallbackFolder: fallbackFolder(outputFolder(outputPath), context.environment),
    format,
  })
}
