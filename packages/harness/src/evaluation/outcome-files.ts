import { OutputError } from '@eval/core'
import { type EvaluationResults, type SampleRecord, stampOf } from '@eval/results'
import { createResultsWriter, type ResultsWriter } from '@eval/results/write'
import { fallbackFolder } from '../output/fallback-folder.ts'
import { outputFolder } from '../output/output-folder.ts'
import type { EvaluationContext } from './evaluation-context.ts'
import type { EvaluationOutcome, OutcomeFile } from './evaluation-outcome.ts'
import type { FinishedRun } from './finished-run.ts'

/** The files of a run: the samples of a task are written while the next tasks are scored, the results last. */
export interface OutcomeFiles extends AsyncDisposable {
  /** Begins a samples file, as soon as few enough are under way. */
  addSamples(taskName: string, records: Iterable<SampleRecord>): Promise<void>
  /**
   * Waits for the samples and writes the results. That files cannot be written anywhere is part of the outcome: the tables
   * must not be lost with them.
   * @throws what records of samples threw
   */
  addResults(results: EvaluationResults): Promise<WrittenOutcome>
}

/** The run whose files they are. */
export interface FilesOf extends Pick<FinishedRun, 'modelName'> {
  readonly context: Pick<EvaluationContext, 'now' | 'environment' | 'sampleFormat'>
}

type WrittenOutcome = Pick<EvaluationOutcome, 'files' | 'unwritten'>

/** Files of samples that are under way at a time: while the disk takes some, the next is made. */
const FILES_AT_A_TIME = 4

/** The files of a run that wants some. */
export function outcomeFiles(run: FilesOf, outputPath: string): OutcomeFiles {
  const writer = openWriter(run, outputPath)
  const samples: Promise<OutcomeFile>[] = []
  const underWay = new Set<Promise<unknown>>()
  const sampleFile = async (taskName: string, records: Iterable<SampleRecord>): Promise<OutcomeFile> => ({
    ...(await writer.writeSamples(taskName, records)),
    taskName,
  })
  return {
    addSamples: async (taskName, records) => {
      while (underWay.size >= FILES_AT_A_TIME) await Promise.race(underWay)
      const file = sampleFile(taskName, records)
      const ended: Promise<unknown> = Promise.allSettled([file]).then(() => underWay.delete(ended))
      samples.push(file)
      underWay.add(ended)
    },
    addResults: async (results) => {
      const written = await Promise.allSettled(samples)
      return outcomeOf([...(await Promise.allSettled([writer.writeResults(results)])), ...written])
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.allSettled(samples)
    },
  }
}

function outcomeOf(ended: readonly PromiseSettledResult<OutcomeFile>[]): WrittenOutcome {
  const files = ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const errors: unknown[] = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  for (const error of errors) if (!(error instanceof OutputError)) throw error
  const [unwritten] = errors.filter((error) => error instanceof OutputError)
  return unwritten === undefined ? { files } : { files, unwritten }
}

function openWriter({ context, modelName }: FilesOf, outputPath: string): ResultsWriter {
  const format = context.sampleFormat ?? 'lm-eval-0.4.13'
  return createResultsWriter({
    outputPath,
    modelName,
    stamp: stampOf(new Date(context.now()), { sixDigits: format !== 'lm-eval-0.4.13' }),
    fallbackFolder: fallbackFolder(outputFolder(outputPath), context.environment),
    format,
  })
}
