/** Repeated measurements of one thing: their median, smallest and largest. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** @throws RangeError without values. */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('No measurements.')
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [below = 0, above = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return { median: (below + above) / 2, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** How many times `theirs` is `ours`, from pairs of measurements made one after the other. */
export function ratios(theirs: readonly number[], ours: readonly number[]): Spread {
  return spread(theirs.flatMap((value, index) => (ours[index] === undefined ? [] : [value / ours[index]])))
}
