/**
 * Position of the largest value, the first on ties; a NaN counts as the largest.
 *
 * @source numpy.argmax, as MERA's scripts/log_to_submission.py uses it
 */
export function argmax(values: readonly number[]): number {
  let best = 0
  for (const [index, value] of values.entries()) {
    const largest = values[best] as number
    if (Number.isNaN(largest)) break
    if (Number.isNaN(value) || value > largest) best = index
  }
  return best
}
