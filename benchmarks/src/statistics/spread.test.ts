import { expect, test } from 'vitest'
import { ratios, spread } from './spread.ts'

test('the median of an odd and an even number of measurements, in any order', () => {
  expect(spread([3, 1, 10])).toEqual({ median: 3, min: 1, max: 10 })
  expect(spread([4, 1, 10, 2])).toEqual({ median: 3, min: 1, max: 10 })
  expect(spread([7])).toEqual({ median: 7, min: 7, max: 7 })
})

test('nothing measured is an error', () => {
  expect(() => spread([])).toThrow(RangeError)
})

test('ratios pair measurements that followed each other', () => {
  expect(ratios([6, 20, 9], [2, 10, 3])).toEqual({ median: 3, min: 2, max: 3 })
})
