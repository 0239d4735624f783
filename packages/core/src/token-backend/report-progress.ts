import type { ProgressSink } from '../progress-sink.ts'

/** Passes items on and counts them for the progress display, from 0 to `total`. */
export async function* reportProgress<T>(
  items: AsyncIterable<T>,
  work: { readonly phase: string; readonly unit: string; readonly total: number },
  sink: ProgressSink | undefined,
): AsyncGenerator<T, void, undefined> {
  let done = 0
  sink?.progress({ ...work, done })
  for await (const item of items) {
    done++
    sink?.progress({ ...work, done })
    yield item
  }
}
