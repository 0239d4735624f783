import type { SampleLines } from '../lm-eval/sample-lines.ts'
import type { SampleRecord } from '../sample-record.ts'

/** Bytes that are gathered before they are written. */
const PIECE = 1 << 20

/** Records as the bytes of a samples file, in pieces worth writing; each lies in `lines`, and is good until the next is asked for. */
export async function* sampleBytes(
  records: AsyncIterable<SampleRecord> | Iterable<SampleRecord>,
  lines: SampleLines,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (Symbol.iterator in records) yield* fullPieces(records, lines)
  else for await (const record of records) yield* fullPieces([record], lines)
  // An empty file too is written: the task was run.
  yield lines.bytes
}

function* fullPieces(
  records: Iterable<SampleRecord>,
  lines: SampleLines,
): Generator<Uint8Array, void, undefined> {
  for (const record of records) {
    lines.add(record)
    if (lines.length < PIECE) continue
    yield lines.bytes
    lines.clear()
  }
}
