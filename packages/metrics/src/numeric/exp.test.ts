import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp } from './exp.ts'

// Values of CPython 3.11 with glibc; for some of them Math.exp is one digit off.
test.each([
  [-12.3456789, 4.348503043588365e-6],
  [-0.1, 0.9048374180359595],
  [3.3, 27.112638920657883],
  [0.7, 2.0137527074704766],
  [10.25, 28282.541920334977],
  [-37.5, 5.175555005801869e-17],
  [1e-9, 1.000000001],
  [100.125, 3.0460357809113723e43],
  [0, 1],
  [-Infinity, 0],
  [Infinity, Infinity],
])('exp(%d)', (x, expected) => {
  expect(exp(x)).toBe(expected)
})

test('never far from Math.exp', () => {
  fc.assert(
    fc.property(fc.double({ min: -750, max: 709.7, noNaN: true }), (x) => {
      const expected = Math.exp(x)
      expect(Math.abs(exp(x) - expected)).toBeLessThanOrEqual(expected * 2 ** -51)
    }),
  )
  expect(exp(Number.NaN)).toBeNaN()
})
