import { expect, test } from 'vitest'
import { decimalText, integerFromBytes } from './decimal-text.ts'

// Made with CPython 3.11: str(decimal.Decimal(unscaled).scaleb(-scale))
const VECTORS: readonly (readonly [bigint, number, string])[] = [
  [150n, 2, '1.50'],
  [-5n, 2, '-0.05'],
  [0n, 2, '0.00'],
  [0n, 10, '0E-10'],
  [1n, 6, '0.000001'],
  [1n, 7, '1E-7'],
  [-123n, 10, '-1.23E-8'],
  [123n, 9, '1.23E-7'],
  [123n, 0, '123'],
  [5n, -2, '5E+2'],
]

test.each(VECTORS)('%s with scale %s is %s', (unscaled, scale, text) => {
  expect(decimalText(unscaled, scale)).toBe(text)
})

test('big-endian two’s complement', () => {
  expect(integerFromBytes(new Uint8Array([0xff, 0xfe]))).toBe(-2n)
  expect(integerFromBytes(new Uint8Array([0x00, 0xff]))).toBe(255n)
})
