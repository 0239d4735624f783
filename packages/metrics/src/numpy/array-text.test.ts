import { expect, test } from 'vitest'
import { arrayText } from './array-text.ts'

// Texts of numpy 2.4.
test.each([
  [[], '[]'],
  [[0, 1], '[0. 1.]'],
  [[0.00472802123, 0.5, 1], '[0.00472802 0.5        1.        ]'],
  [[1e-5, 0.25, 1], '[1.0e-05 2.5e-01 1.0e+00]'],
  [[Number.NaN, 1.5, -Infinity], '[ nan  1.5 -inf]'],
  [
    Array.from({ length: 8 }, () => 1 / 3),
    '[0.33333333 0.33333333 0.33333333 0.33333333 0.33333333 0.33333333\n 0.33333333 0.33333333]',
  ],
])('%j', (values, expected) => {
  expect(arrayText(values)).toBe(expected)
})
