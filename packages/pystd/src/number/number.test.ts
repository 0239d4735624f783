import { expect, test } from 'vitest'
import { PyFloat, type PyValue } from '../value.ts'
import { isFloat, isInt, pyFloat } from '../types/float-value.ts'
import { pyInt } from '../types/int-value.ts'
import { floatFromText, intFromText } from './parse-number.ts'
import { toNumber } from './to-number.ts'

test('ints and floats are told apart', () => {
  expect(pyFloat(2)).toEqual(new PyFloat(2))
  expect(pyFloat(0.5)).toBe(0.5)
  expect([isFloat(pyFloat(2)), isFloat(-0), isFloat(Number.NaN), isFloat(2)]).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect([isInt(2), isInt(2n), isInt(pyFloat(2)), isInt(-0), isInt(true)]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect([pyInt(5n), pyInt(2n ** 53n)]).toEqual([5, 2n ** 53n])
})

test('what is no float may still be a number', () => {
  const describe = (value: PyValue): string =>
    isFloat(value) ? 'float' : typeof value === 'number' ? `int ${value + 1}` : '?'
  expect([pyFloat(1), 1, 'x'].map(describe)).toEqual(['float', 'int 2', '?'])
})

test('toNumber', () => {
  expect([pyFloat(2), true, 3n, 0.5].map(toNumber)).toEqual([2, 1, 3, 0.5])
  expect(() => toNumber('1')).toThrow("float() argument must be a string or a real number, not 'str'")
})

test('int(text)', () => {
  expect([' 12\n', '-007', '+1_000', '१२', '9007199254740993'].map(intFromText)).toEqual([
    12,
    -7,
    1000,
    12,
    9007199254740993n,
  ])
  for (const text of ['', '1.0', '1__0', '_1', '²', '0x1', '- 1']) {
    expect(() => intFromText(text)).toThrow('invalid literal for int() with base 10')
  }
})

test('float(text)', () => {
  expect([' 1.5 ', '5.', '.5', '1_0e1_0', '-inf', '+Infinity', '٣'].map(floatFromText)).toEqual([
    1.5,
    5,
    0.5,
    1e11,
    -Infinity,
    Infinity,
    3,
  ])
  expect(floatFromText('-NaN')).toBeNaN()
  for (const text of ['', '.', 'e5', '1e', '0x1', '1_.0', 'infinit']) {
    expect(() => floatFromText(text)).toThrow('could not convert string to float')
  }
})
