import { expect, test } from 'vitest'
import { pyFloat } from '../types/float-value.ts'
import { pyEquals } from '../repr/equals.ts'
import { PyTuple, type PyValue } from '../value.ts'
import { dictFromEntries } from './dict-from-entries.ts'
import { dictEntries, dictGet, dictHas, dictKeys, dictSize, isDict } from './dict.ts'

test('a plain object where it keeps the order, else a Map', () => {
  expect(
    dictFromEntries([
      ['b', 1],
      ['a', 2],
    ]),
  ).toEqual({ b: 1, a: 2 })
  expect(
    dictFromEntries([
      ['2', 1],
      ['1', 2],
    ]),
  ).toBeInstanceOf(Map)
  expect(dictFromEntries([['__proto__', 1]])).toBeInstanceOf(Map)
  expect(
    dictKeys(
      dictFromEntries([
        ['10', 0],
        ['9', 0],
      ]),
    ),
  ).toEqual(['10', '9'])
})

test('1, 1.0 and True are one key; the first key and the last value stay', () => {
  const dict = dictFromEntries([
    [1, 'a'],
    [true, 'b'],
    [pyFloat(1), 'c'],
  ])
  expect(dictEntries(dict)).toEqual([[1, 'c']])
  expect(dictGet(dict, pyFloat(1))).toBe('c')
  expect(dictGet(dictFromEntries([[new PyTuple([1, 'x']), 5]]), new PyTuple([1, 'x']))).toBe(5)
})

test('look-up never sees what every object has', () => {
  expect(dictGet({}, 'toString')).toBeUndefined()
  expect(dictHas({ a: null }, 'a')).toBe(true)
  expect(dictSize({ a: 1, b: 2 })).toBe(2)
  expect(isDict([])).toBe(false)
})

test('lists are no keys', () => {
  expect(() => dictFromEntries([[[], 1]])).toThrow("unhashable type: 'list'")
})

test.each<[PyValue, PyValue, boolean]>([
  [1, pyFloat(1), true],
  [1, true, true],
  [2n ** 60n, 2 ** 60, true],
  [[1], new PyTuple([1]), false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, new Map([['a', 1]]), true],
  [new Set([1, 2]), new Set([2, 1]), true],
  [Number.NaN, Number.NaN, false],
  ['1', 1, false],
  [null, false, false],
  [new Uint8Array([1]), new Uint8Array([1]), true],
])('equality, case %#', (a, b, wanted) => {
  expect(pyEquals(a, b)).toBe(wanted)
})
