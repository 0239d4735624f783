import { expect, test } from 'vitest'
import { pairwiseSum } from './pairwise-sum.ts'

const values = (length: number): number[] =>
  Array.from({ length }, (_, index) => ((index * 37) % 101) / 7 - 3.3)

// Values of numpy 2.4.
test.each([
  [0, 0.0],
  [5, 7.500000000000001],
  [8, 20.599999999999998],
  [19, 62.01428571428573],
  [128, 480.6],
  [129, 490.15714285714284],
  [500, 1921.0],
  [1001, 3845.842857142857],
])('the sum of %i values is that of numpy', (length, expected) => {
  expect(pairwiseSum(values(length))).toBe(expected)
})
