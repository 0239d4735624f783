import { type ChunkSize, chunk } from './chunk.ts'

export interface CollateOptions<T> {
  /** Order inside a group; equal items keep their order. */
  readonly compare: (a: T, b: T) => number
  readonly chunkSize: ChunkSize
  /** Items of different keys never share a batch; groups come in the order of their first items. Absent: one group. */
  readonly groupKey?: (item: T) => string
}

/**
 * Batches of indices into `items`: grouped, sorted inside each group (stable), cut into chunks. `restoreOrder` puts the
 * answers back.
 *
 * @source lm_eval/models/utils.py (0.4.13), `Collator` with `group_by` None and "gen_kwargs"
 */
export function* collate<T>(
  items: readonly T[],
  options: CollateOptions<T>,
): Generator<readonly number[], void, undefined> {
  const { compare, groupKey, chunkSize } = options
  const groups = Map.groupBy(items.entries(), ([, item]) => groupKey?.(item) ?? '')
  for (const group of groups.values()) {
    group.sort(([, a], [, b]) => compare(a, b))
    const indices = group.map(([index]) => index)
    yield* chunk(indices, chunkSize)
  }
}
