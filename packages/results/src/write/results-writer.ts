import { basename, extname, join } from 'node:path'
import type { EvaluationResults } from '../evaluation-results.ts'
import { resultsJson } from '../lm-eval/results-json.ts'
import type { SampleFormat } from '../lm-eval/sample-format.ts'
import { SampleLines } from '../lm-eval/sample-lines.ts'
import type { SampleRecord } from '../sample-record.ts'
import { type OutputPaths, type OutputPlace, outputPaths } from './output-paths.ts'
import { SafeOutput, type WrittenFile } from './safe-output.ts'
import { sampleBytes } from './sample-bytes.ts'

export interface ResultsWriterOptions extends OutputPlace {
  /**
   * Folder that takes the place of `outputPath` when that cannot be written. Without one, that is an OutputError at once.
   */
  readonly fallbackFolder?: string
  /** Default `lm-eval-0.4.13`. */
  readonly format?: SampleFormat
}

/**
 * Writes the files of one run. A file appears under its name only when it is complete and on the disk. Where the output
 * folder fails (disk full, read-only, no permission), that file and all later ones go to the fall-back folder, with nothing
 * lost of a file half written; what is returned says so.
 */
export interface ResultsWriter {
  readonly paths: OutputPaths
  /** @throws OutputError if the file cannot be written anywhere */
  writeResults(results: EvaluationResults): Promise<WrittenFile>
  /**
   * Writes a task's samples as they come; if the records end in an error, nothing is left and the error passes through.
   * @throws OutputError if the file cannot be written anywhere
   */
  writeSamples(taskName: string, records: Records): Promise<WrittenFile>
}

type Records = AsyncIterable<SampleRecord> | Iterable<SampleRecord>

/** A {@link ResultsWriter} for one run. Nothing is touched before the first file. */
export function createResultsWriter(options: ResultsWriterOptions): ResultsWriter {
  const paths = outputPaths(options)
  const second =
    options.fallbackFolder === undefined ? undefined : secondPaths(options, options.fallbackFolder)
  let failed: WrittenFile['fallback']
  // Memory of samples that are written already: new memory for each file keeps the garbage collector busy.
  const idle: SampleLines[] = []
  const samples = async function* (records: Records): AsyncGenerator<Uint8Array, void, undefined> {
    const lines = idle.pop() ?? new SampleLines(options.format)
    try {
      yield* sampleBytes(records, lines)
    } finally {
      lines.clear()
      idle.push(lines)
    }
  }
  const write = async (
    pick: (paths: OutputPaths) => string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<WrittenFile> => {
    const wanted = pick(paths)
    await using output = failed
      ? new SafeOutput(pick(second ?? paths), undefined)
      : new SafeOutput(wanted, second && pick(second))
    for await (const piece of pieces) await output.append(piece)
    const written = await output.commit()
    if (failed) return { ...written, fallback: { wanted, reason: failed.reason } }
    failed = written.fallback
    return written
  }
  return {
    paths,
    writeResults: (results) => write((place) => place.results, [Buffer.from(resultsJson(results))]),
    writeSamples: (taskName, records) => write((place) => place.samples(taskName), samples(records)),
  }
}

/** The same file names in the fall-back folder. */
function secondPaths(place: OutputPlace, folder: string): OutputPaths {
  const isFile = extname(place.outputPath) === '.json'
  return outputPaths({ ...place, outputPath: isFile ? join(folder, basename(place.outputPath)) : folder })
}
