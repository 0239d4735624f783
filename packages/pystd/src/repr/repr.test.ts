import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pyFloat } from '../types/float-value.ts'
import { casesOf, fromHex } from '../testing/outcome.ts'
import { PyTuple } from '../value.ts'
import vectors from '../vectors/float-repr.json' with { type: 'json' }
import { floatRepr } from './float-repr.ts'
import { pyRepr, pyStr } from './repr.ts'
import { asciiRepr } from './string-repr.ts'

const floats: [string, string][] = casesOf(vectors)

test('floats are written as CPython writes them', () => {
  for (const [hex, repr] of floats) expect(floatRepr(fromHex(hex))).toBe(repr)
})

test('every float reads back the same', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      expect(Number(floatRepr(value).replace('inf', 'Infinity'))).toBe(value)
    }),
  )
})

test('values look as in Python', () => {
  expect(pyRepr([1, pyFloat(1), true, null, 'a'])).toBe("[1, 1.0, True, None, 'a']")
  expect(pyRepr(new PyTuple(['x']))).toBe("('x',)")
  expect(pyRepr({ a: new Set([1]), b: new Map([[1, 'x']]) })).toBe("{'a': {1}, 'b': {1: 'x'}}")
  expect(pyRepr(new Set())).toBe('set()')
  expect(pyRepr(12345678901234567890n)).toBe('12345678901234567890')
  expect(pyRepr(1e22)).toBe('10000000000000000000000')
  expect(pyStr('a\n')).toBe('a\n')
})

test('strings choose their quotes and escape what is not printable', () => {
  expect(pyRepr("it's")).toBe('"it\'s"')
  expect(pyRepr('\'"')).toBe("'\\'\"'")
  expect(pyRepr('\u00a0\u200b\ud800\u{e0001}é')).toBe("'\\xa0\\u200b\\ud800\\U000e0001é'")
  // Unicode 15, which CPython 3.11 does not know.
  expect(pyRepr('\u{1fae8}')).toBe("'\\U0001fae8'")
  expect(asciiRepr('é😀')).toBe("'\\xe9\\U0001f600'")
})
