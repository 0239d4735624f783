/** A percentile of ascending values with linear interpolation, as `numpy.percentile`; `p` in percent. */
export function linearPercentile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * (p / 100)
  const below = Math.floor(place)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[below + 1] ?? low
  const share = place - below
  // numpy takes the nearer end as base, so that both ends come out exactly.
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)
}
