import { expect, test } from 'vitest'
import { formatSpread, megabytes } from './format-spread.ts'

test('the median and the noise around it', () => {
  expect(formatSpread({ median: 3.149, min: 2.9, max: 3.451 }, 2)).toBe('3.15 (2.90 to 3.45)')
  expect(megabytes(1_499_999)).toBe('1')
})
