import { expect, test } from 'vitest'
import { pairwiseMean, pairwiseSum } from './pairwise-sum.ts'
import { pySum } from './sum.ts'

test('naive up to CPython 3.11, compensated from 3.12', () => {
  const tenths = Array.from({ length: 10 }, () => 0.1)
  expect([pySum(tenths), pySum(tenths, 'neumaier')]).toEqual([0.9999999999999999, 1])
  expect([pySum([1, 1e100, 1, -1e100]), pySum([1, 1e100, 1, -1e100], 'neumaier')]).toEqual([0, 2])
  expect(pySum([1e308, 1e308, -1e308], 'neumaier')).toBe(Infinity)
})

// Values of numpy 2.4.6 on x86-64.
test.each([
  [0, 0, Number.NaN],
  [5, 4.612698094282848, 0.9225396188565697],
  [9, 120.36885356068204, 13.374317062298005],
  [127, 9325.292234704115, 73.42749791105602],
  [129, 9325.35952657974, 72.28960873317628],
  [255, 19662.980098294887, 77.10972587566623],
  [1000, 80583.26023871615, 80.58326023871615],
  [4097, 328861.00621464394, 80.26873473630557],
])('numpy sums %i numbers pairwise', (length, sum, mean) => {
  const values = Array.from({ length }, (_, i) => (((i * 7919) % 1009) / 997) * 10 ** ((i % 7) - 3))
  expect([pairwiseSum(values), pairwiseMean(values)]).toEqual([sum, mean])
})
