import type { SampleRecord } from '../sample-record.ts'
import { parseSampleLine } from './parse-sample-line.ts'
import { type TextChunks, textLines } from './text-lines.ts'

/** A record and the line, from 1, that it was read from. */
export interface PlacedRecord {
  readonly line: number
  readonly record: SampleRecord
}

/**
 * Reads a samples file's text, piece by piece; blank lines are passed over.
 * @param source what messages call the text, e.g. its path
 * @throws DataError naming source and line of the first malformed record
 */
export async function* parseSamples(
  chunks: TextChunks,
  source: string,
): AsyncGenerator<PlacedRecord, void, undefined> {
  let line = 0
  for await (const text of textLines(chunks, source)) {
    line++
    if (text.trim() !== '') yield { line, record: parseSampleLine(text, { source, line }) }
  }
}
