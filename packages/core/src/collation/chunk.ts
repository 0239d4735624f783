/** Number of items of the chunk that is being filled, asked after each item: `index` counts all items from 0. */
export type ChunkSize = number | ((index: number) => number)

/**
 * Cuts a list into chunks of `size` items; 0 means one chunk with everything. With a function a chunk is closed when its
 * length *equals* the size at that item.
 *
 * Parity: a size function that shrinks while a chunk fills never closes that chunk.
 * @source lm_eval/models/utils.py (0.4.13), `Collator.get_chunks`
 */
export function* chunk<T>(items: Iterable<T>, size: ChunkSize): Generator<readonly T[], void, undefined> {
  let open: T[] = []
  let index = 0
  for (const item of items) {
    open.push(item)
    if (open.length === (typeof size === 'number' ? size : size(index))) {
      yield open
      open = []
    }
    index++
  }
  if (open.length > 0) yield open
}
