import type { TokenPair } from '../token-pair.ts'
import { type ChunkSize, chunk } from './chunk.ts'
import { compareTokens } from './compare-tokens.ts'

/** Requests that need the same model run: equal `context + continuation[:-1]`. */
export interface ContextGroup {
  /** Index of the member that is run: the first of those with the longest continuation. */
  readonly representative: number
  /** Indices of all members, in their order. */
  readonly members: readonly number[]
}

interface Joined {
  readonly index: number
  readonly continuationLength: number
  readonly tokens: Int32Array
}

function join({ context, continuation }: TokenPair, index: number): Joined {
  const tokens = new Int32Array(context.length + continuation.length)
  tokens.set(context)
  tokens.set(continuation, context.length)
  return { index, continuationLength: continuation.length, tokens }
}

/** @returns the group and the member that is run. */
function chooseRepresentative(members: readonly Joined[]): Joined & ContextGroup {
  const run = members.reduce((longest, member) =>
    member.continuationLength > longest.continuationLength ? member : longest,
  )
  return { ...run, representative: run.index, members: members.map(({ index }) => index) }
}

/**
 * Batches of groups of requests that one model run answers: single-token choices of a question, continuations that differ
 * in the last token only, duplicates. Groups are sorted by their representative's tokens, longest first.
 *
 * A member whose continuation is shorter than the representative's is scored from the **last** rows of the run. The
 * reference takes the first rows there and so returns the log-probability of another position; that defect is not
 * mirrored.
 * @source lm_eval/models/utils.py (0.4.13), `Collator` with `group_by="contexts"`
 */
export function* collateByContext(
  pairs: readonly TokenPair[],
  chunkSize: ChunkSize,
): Generator<readonly ContextGroup[], void, undefined> {
  const groups = Map.groupBy(pairs.map(join), ({ tokens }) => tokens.subarray(0, -1).join())
  const sorted = Array.from(groups.values(), chooseRepresentative).sort((a, b) =>
    compareTokens(a.tokens, b.tokens),
  )
  yield* chunk(
    sorted.map(({ representative, members }) => ({ representative, members })),
    chunkSize,
  )
}
