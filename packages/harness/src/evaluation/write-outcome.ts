import { type EvaluationResults, stampOf } from '@eval/results'
import { fallbackFolder } from '../output/fallback-folder.ts'
import type { EvaluationOutcome, OutcomeFile } from './evaluation-outcome.ts'
import type { FinishedRun, ReportedTask } from './finished-run.ts'

/** Writes results and samples where the run wants files. @throws OutputError if they cannot be written anywhere. */
export async function writeOutcome(
  { run, context, modelName }: FinishedRun,
  reported: readonly ReportedTask[],
  results: EvaluationResults,
): Promise<Pick<EvaluationOutcome, 'files' | 'folder'>> {
  if (run.outputPath === null || reported.length === 0) return { files: [] }
  const { createResultsWriter } = await import('@eval/results/write')
  const format = context.sampleFormat ?? 'lm-eval-0.4.13'
  const stamp = stampOf(new Date(context.now()), { sixDigits: format !== 'lm-eval-0.4.13' })
  const fallback = fallbackFolder(run.outputPath, context.environment)
  const writer = createResultsWriter({
    outputPath: run.outputPath,
    modelName,
    stamp,
    fallbackFolder: fallback,
    format,
  })
  const files: OutcomeFile[] = []
  const written = await writer.writeResults(results)
  files.push({ path: written.path })
  let moved = written.fallback
  for (const { open, scored } of run.logSamples ? reported : []) {
    const samples = await writer.writeSamples(open.task.name, scored.samples)
    files.push({ path: samples.path, taskName: open.task.name })
    moved ??= samples.fallback
  }
  if (moved !== undefined) {
    context.progress.warning(`${moved.wanted} cannot be written (${moved.reason}); files went to ${fallback}`)
  }
  return { files, folder: moved === undefined ? writer.paths.folder : fallback }
}
