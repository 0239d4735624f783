import { setImmediate as breathe } from 'node:timers/promises'
import type { RunOptions } from '@eval/core'
import { runBatches } from './run-batches.ts'

/** Texts encoded between two looks at the world: signals, progress. */
const AT_ONCE = 32

export interface EncodeAllOptions extends Pick<RunOptions, 'signal' | 'progress'> {
  /** Questions to a server's tokenizer at once. */
  readonly concurrency: number
  /** What the progress is called. */
  readonly phase: string
}

/**
 * Encodes every item, in their order, and gives the results in that order.
 *
 * lm_eval encodes everything first, too: requests are sorted by their tokens.
 */
export async function encodeAll<Item, Encoded>(
  items: readonly Item[],
  encode: (item: Item) => Promise<Encoded>,
  { concurrency, signal, progress, phase }: EncodeAllOptions,
): Promise<readonly Encoded[]> {
  const encoded: Encoded[] = Array.from({ length: items.length })
  const outcomes = runBatches(items.entries(), {
    concurrency,
    perform: ([, item]) => encode(item),
    signal,
  })
  let done = 0
  for await (const { batch, result } of outcomes) {
    encoded[batch[0]] = result
    done++
    progress?.progress({ phase, done, total: items.length, unit: 'requests' })
    if (done % AT_ONCE === 0) await breathe()
  }
  return encoded
}
