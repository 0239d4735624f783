import { createReadStream } from 'node:fs'
import { DataError, UsageError } from '@eval/core'
import type { PerfSettings } from '../options/perf-settings.ts'

/**
 * The lines of a file as Python's text mode gives them (`\n`, `\r\n` and `\r` end a line), without their ends.
 *
 * @throws DataError for a file that cannot be read or is not UTF-8.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const text of decoded(file)) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw unreadable(file, error)
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}

async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** The error of a file of the user that cannot be read. */
export function unreadable(file: string, error: unknown): DataError {
  const reason = error instanceof Error ? error.message : String(error)
  return new DataError(`${file} cannot be read: ${reason}`)
}

/**
 * The file that a dataset is read from.
 *
 * @param source - Where EvalScope gets it when no path is given.
 * @throws UsageError without --dataset-path: hubs are not asked.
 */
export function datasetFile(settings: PerfSettings, source?: string): string {
  if (settings.datasetPath !== null) return settings.datasetPath
  const download = source === undefined ? '' : `: ${source}, which this program does not download`
  throw new UsageError(`--dataset ${settings.dataset} needs --dataset-path${download}`)
}
