import { type SampleFormat } from '../lm-eval/sample-format.ts'
import { sampleLine } from '../lm-eval/sample-line.ts'
import type { SampleRecord } from '../sample-record.ts'

/** Characters that are gathered before they are written. */
const PIECE = 1 << 18

/** Records as the UTF-8 bytes of a samples file, in pieces worth writing. */
export async function* sampleBytes(
  records: AsyncIterable<SampleRecord> | Iterable<SampleRecord>,
  format?: SampleFormat,
): AsyncGenerator<Uint8Array, void, undefined> {
  let lines = ''
  for await (const record of records) {
    lines += `${sampleLine(record, format)}\n`
    if (lines.length < PIECE) continue
    yield Buffer.from(lines)
    lines = ''
  }
  // An empty file too is written: the task was run.
  yield Buffer.from(lines)
}
