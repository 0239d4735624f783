/**
 * `sum(values)` of floats. `naive` adds from left to right (CPython up to 3.11), `neumaier` compensates rounding (CPython 3.12 and
 * later).
 * @source CPython 3.12 Python/bltinmodule.c `cs_add`
 */
export function pySum(values: Iterable<number>, mode: 'naive' | 'neumaier' = 'naive'): number {
  return mode === 'naive' ? naiveSum(values) : neumaierSum(values)
}

function naiveSum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function neumaierSum(values: Iterable<number>): number {
  let total = 0
  let lost = 0
  for (const value of values) {
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  // Parity: an overflowed sum stays infinite instead of turning into NaN.
  return Number.isFinite(lost) ? total + lost : total
}
