/**
 * Python's `sum` of floats as CPython 3.11 and earlier computes it, one after the other.
 *
 * Parity: CPython 3.12 sums more exactly; the reference values are made with 3.11.
 */
export function leftToRightSum(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += values[index]!
  return sum
}
