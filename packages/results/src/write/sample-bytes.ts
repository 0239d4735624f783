import type { SampleLines } from '../lm-eval/sample-lines.ts'
import type { SampleRecord } from '../sample-record.ts'

/** Bytes that are gathered before they are written. */
const PIECE = 1 << 20

/** Records as the bytes of a samples file, in pieces worth writing; each lies in `lines`, and is good until the next is asked for. */
export async function* sampleBytes(
  records: AsyncIterable<SampleRecord> | Iterable<SampleRecord>,
  lines: SampleLines,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const record of records) {
    lines.add(record)
    if (lines.length < PIECE) continue
    yield lines.bytes
    lines.clear()
  }
  // An empty file too is written: the task was run.
  yield lines.bytes
}
