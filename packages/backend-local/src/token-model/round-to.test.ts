import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundTo } from './round-to.ts'

test.each([
  [1.00390625, 1],
  [1.01171875, 1.015625],
  [-102.7, -102.5],
  [-102.75, -103],
  [3.4e38, Number.POSITIVE_INFINITY],
  [-0.1, -0.10009765625],
  [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
])('%d in bfloat16', (value, expected) => {
  expect(roundTo(value, 'bfloat16')).toBe(expected)
})

test('no number of bfloat16 lies nearer', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, min: -(2 ** 100), max: 2 ** 100 }), (value) => {
      const rounded = roundTo(value, 'bfloat16')
      const step = Math.max(Math.abs(rounded) / 128, 2 ** -133)
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(step / 2)
      expect(roundTo(rounded, 'bfloat16')).toBe(rounded)
    }),
  )
})

test('float16 and float32 are those of the language', () => {
  expect(roundTo(0.1, 'float16')).toBe(Math.f16round(0.1))
  expect(roundTo(0.1, 'float32')).toBe(Math.fround(0.1))
})
