/** Values that numpy adds one after the other before it splits. */
const block = 128

/**
 * `numpy.sum` of contiguous doubles: its pairwise order of additions, which decides the last digit.
 *
 * @source numpy 2.4 numpy/_core/src/umath/loops_utils.h.src, `pairwise_sum`
 */
export function pairwiseSum(values: ArrayLike<number>, start = 0, length: number = values.length): number {
  if (length < 8) return plainSum(values, start, length, 0)
  if (length <= block) return blockSum(values, start, length)
  const half = Math.floor(length / 2)
  const left = half - (half % 8)
  return pairwiseSum(values, start, left) + pairwiseSum(values, start + left, length - left)
}

function plainSum(values: ArrayLike<number>, start: number, length: number, initial: number): number {
  let sum = initial
  for (let index = start; index < start + length; index += 1) sum += values[index]!
  return sum
}

function blockSum(values: ArrayLike<number>, start: number, length: number): number {
  const partial = Float64Array.from({ length: 8 }, (_, index) => values[start + index]!)
  const whole = length - (length % 8)
  for (let index = 8; index < whole; index += 1) {
    partial[index % 8] = partial[index % 8]! + values[start + index]!
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = partial
  return plainSum(values, start + whole, length - whole, a + b + (c + d) + (e + f + (g + h)))
}
