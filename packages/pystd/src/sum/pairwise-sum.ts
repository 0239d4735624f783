const BLOCK = 128

/**
 * `numpy.sum(values)` of a contiguous float64 array: pairwise, blocks of 128 with eight running sums.
 * @source numpy 2 numpy/_core/src/umath/loops_utils.h.src `pairwise_sum`
 */
export function pairwiseSum(values: ArrayLike<number>): number {
  return sumRange(values, 0, values.length)
}

/** `numpy.mean(values)`: {@link pairwiseSum} divided by the length; NaN for no values. */
export function pairwiseMean(values: ArrayLike<number>): number {
  return pairwiseSum(values) / values.length
}

function sumRange(values: ArrayLike<number>, start: number, length: number): number {
  if (length < 8) return sumFew(values, start, length)
  if (length <= BLOCK) return sumBlock(values, start, length)
  let half = Math.floor(length / 2)
  half -= half % 8
  return sumRange(values, start, half) + sumRange(values, start + half, length - half)
}

function sumFew(values: ArrayLike<number>, start: number, length: number): number {
  let total = 0
  for (let index = 0; index < length; index++) total += values[start + index]!
  return total
}

function sumBlock(values: ArrayLike<number>, start: number, length: number): number {
  const sums = Array.from({ length: 8 }, (_, lane) => values[start + lane]!)
  const full = length - (length % 8)
  for (let index = 8; index < full; index += 8) {
    for (let lane = 0; lane < 8; lane++) sums[lane] = sums[lane]! + values[start + index + lane]!
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = sums
  let total = a + b + (c + d) + (e + f + (g + h))
  for (let index = full; index < length; index++) total += values[start + index]!
  return total
}
