import type { SampleRecord } from '../sample-record.ts'
import type { SampleFormat } from './sample-format.ts'
import { SampleLines } from './sample-lines.ts'

const decoder = new TextDecoder()

/** A record as one line of a samples file, without the line break. */
export function sampleLine(record: SampleRecord, format?: SampleFormat): string {
  const lines = new SampleLines(format)
  lines.add(record)
  return decoder.decode(lines.bytes).slice(0, -1)
}
