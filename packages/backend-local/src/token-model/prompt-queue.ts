import { compareTokens } from '@eval/core'

/** A prompt in the order in which it is to be generated, and what it shares with its neighbours. */
export interface QueuedPrompt<Job> {
  readonly job: Job
  /** Prompts of the same number share their first `prefixLength` tokens. */
  readonly prefix: number
  /** Less than the prompt's length. */
  readonly prefixLength: number
  /** No later prompt of the queue has this prefix. */
  readonly lastOfPrefix: boolean
}

/** A shared beginning shorter than this is not worth keeping, tokens. */
const SHORTEST_PREFIX = 32

/** Orders prompts so that those with a long common beginning (few-shot examples) follow each other. */
export function queuePrompts<Job extends { readonly tokens: Int32Array }>(
  jobs: readonly Job[],
): readonly QueuedPrompt<Job>[] {
  const sorted = jobs.toSorted((a, b) => compareTokens(a.tokens, b.tokens))
  const shared = sorted.map((job, place) =>
    commonPrefix(job.tokens, sorted[place - 1]?.tokens ?? new Int32Array(0)),
  )
  const queue: QueuedPrompt<Job>[] = []
  let prefix = 0
  for (const [from, to] of clusters(shared, 0, sorted.length)) {
    const length = sharedBy(shared, sorted, from, to)
    for (let place = from; place < to; place += 1) {
      const job = sorted[place]
      if (job !== undefined) queue.push({ job, prefix, prefixLength: length, lastOfPrefix: place === to - 1 })
    }
    prefix += 1
  }
  return queue
}

/** Ranges of places that share at least {@link SHORTEST_PREFIX} tokens. */
function* clusters(shared: readonly number[], from: number, to: number): Iterable<readonly [number, number]> {
  let start = from
  for (let place = from + 1; place <= to; place += 1) {
    if (place < to && (shared[place] ?? 0) >= SHORTEST_PREFIX) continue
    if (place > start) yield [start, place]
    start = place
  }
}

/** Tokens that all prompts of a cluster share; one token of each prompt is left, since something must be fed. */
function sharedBy(
  shared: readonly number[],
  sorted: readonly { readonly tokens: Int32Array }[],
  from: number,
  to: number,
): number {
  if (to - from < 2) return 0
  let length = Number.POSITIVE_INFINITY
  for (let place = from; place < to; place += 1) {
    if (place > from) length = Math.min(length, shared[place] ?? 0)
    length = Math.min(length, (sorted[place]?.tokens.length ?? 0) - 1)
  }
  return length >= SHORTEST_PREFIX ? length : 0
}

function commonPrefix(a: Int32Array, b: Int32Array): number {
  const end = Math.min(a.length, b.length)
  let common = 0
  while (common < end && a[common] === b[common]) common += 1
  return common
}
