import type { ScoreWindow } from './score-window.ts'

/**
 * The inputs of a window (every job without its last token, which is never fed) in depth-first order of their prefix
 * tree: that is lexicographic order. Neighbours share their longest common prefix.
 */
export interface SortedInputs {
  /** Job at each place: `[jobs]`. */
  readonly order: Int32Array
  /** Tokens of the input at each place: `[jobs]`. */
  readonly lengths: Int32Array
  /** Tokens that the input at a place shares with the one before it: `[jobs]`; 0 at the first of a class. */
  readonly shared: Int32Array
  /** Class of each place, see {@link sortInputs}: `[jobs]`, ascending. */
  readonly classes: Int32Array
}

/**
 * Sorts the inputs of a window.
 *
 * @param classOf keys of inputs of different classes cannot be shared (see `ropeLengthClass`).
 * @param share false treats all inputs as unrelated.
 */
export function sortInputs(
  window: ScoreWindow,
  classOf: (length: number) => number,
  share: boolean,
): SortedInputs {
  const count = window.from.length
  const lengthOf = (job: number): number => (window.offsets[job + 1] ?? 0) - (window.offsets[job] ?? 0) - 1
  const order = Int32Array.from({ length: count }, (_, job) => job)
  const classOfJob = Int32Array.from(order, (job) => classOf(lengthOf(job)))
  order.sort((a, b) => (classOfJob[a] ?? 0) - (classOfJob[b] ?? 0) || compareInputs(window, a, b) || a - b)
  const shared = order.map((job, place) => {
    const before = order[place - 1]
    if (!share || before === undefined || classOfJob[before] !== classOfJob[job]) return 0
    return commonPrefix(window, before, job)
  })
  return { order, shared, lengths: order.map(lengthOf), classes: order.map((job) => classOfJob[job] ?? 0) }
}

function compareInputs(window: ScoreWindow, a: number, b: number): number {
  const common = commonPrefix(window, a, b)
  const { tokens, offsets } = window
  const startA = offsets[a] ?? 0
  const startB = offsets[b] ?? 0
  const endA = startA + common === (offsets[a + 1] ?? 0) - 1
  const endB = startB + common === (offsets[b + 1] ?? 0) - 1
  if (endA || endB) return Number(endB) - Number(endA)
  return (tokens[startA + common] ?? 0) - (tokens[startB + common] ?? 0)
}

function commonPrefix(window: ScoreWindow, a: number, b: number): number {
  const { tokens, offsets } = window
  const startA = offsets[a] ?? 0
  const startB = offsets[b] ?? 0
  const end = Math.min((offsets[a + 1] ?? 0) - startA, (offsets[b + 1] ?? 0) - startB) - 1
  let common = 0
  while (common < end && tokens[startA + common] === tokens[startB + common]) common += 1
  return common
}
