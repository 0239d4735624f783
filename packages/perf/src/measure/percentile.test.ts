import { expect, test } from 'vitest'
import { FloatList } from './float-list.ts'
import { linearPercentile } from './linear-percentile.ts'
import { percentile } from './percentile.ts'

const tenths = Float64Array.from({ length: 10 }, (_, index) => (index + 1) / 10)

test('1.4 takes the element below the place, 1.14 the nearest rank', () => {
  expect([10, 25, 50, 66, 99].map((p) => percentile(tenths, p, 'v1.4'))).toEqual([0.2, 0.3, 0.6, 0.7, 1])
  expect([10, 25, 50, 66, 99].map((p) => percentile(tenths, p, 'v1.14'))).toEqual([0.1, 0.3, 0.5, 0.7, 1])
  expect([0, 100].map((p) => percentile(tenths, p, 'v1.9'))).toEqual([0.1, 1])
})

test('nothing measured has no percentiles', () => {
  expect(percentile(new Float64Array(), 50, 'v1.14')).toBeNaN()
  expect(percentile(new Float64Array(), 100, 'v1.9')).toBeNaN()
})

test('lists grow, and sort numbers without NaN', () => {
  const list = new FloatList()
  for (let index = 0; index < 200; index++) list.push(index % 2 === 0 ? 200 - index : Number.NaN)
  expect(list.length).toBe(200)
  expect([...list.sorted()].slice(0, 3)).toEqual([2, 4, 6])
  expect(list.sorted().length).toBe(100)
})

test('linear percentiles are those of numpy', () => {
  // numpy.percentile([1, 2, 4, 8], [0, 25, 50, 90, 99, 100])
  const values = Float64Array.of(1, 2, 4, 8)
  expect([0, 25, 50, 90, 99, 100].map((p) => linearPercentile(values, p))).toEqual([
    1, 1.75, 3, 6.800000000000001, 7.879999999999999, 8,
  ])
})
