/** `bisect.bisect_right(sorted, point, 0, high)`: how many of the first `high` numbers are at most `point`. */
export function bisectRight(sorted: readonly number[], point: number, high: number): number {
  let from = 0
  let to = high
  while (from < to) {
    const middle = (from + to) >>> 1
    if (point < sorted[middle]!) to = middle
    else from = middle + 1
  }
  return from
}
