import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dictFromEntries } from '../dict/dict-from-entries.ts'
import { pyFloat } from '../types/float-value.ts'
import { pyInt } from '../types/int-value.ts'
import { pyRepr } from '../repr/repr.ts'
import { casesOf, outcome } from '../testing/outcome.ts'
import { PyFloat, PyTuple, type PyValue } from '../value.ts'
import vectors from '../vectors/json.json' with { type: 'json' }
import { jsonDumps } from './dumps.ts'
import { PyJsonError } from './json-error.ts'
import { jsonLoads } from './loads.ts'

const cases: [string, ...unknown[]][] = casesOf(vectors)

test('texts are read and written as CPython does, errors included', () => {
  for (const [text, ...wanted] of cases) {
    const found = [
      outcome(() => pyRepr(jsonLoads(text))),
      outcome(() => jsonDumps(jsonLoads(text))),
      outcome(() => jsonDumps(jsonLoads(text), { indent: 2, ensureAscii: false })),
    ]
    expect([text, ...found]).toEqual([text, ...wanted])
  }
})

/** Any value that JSON has a form for. */
const pyValue: fc.Arbitrary<PyValue> = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(pyInt),
    fc.double({ noNaN: true }).map(pyFloat),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom('1', '0', '__proto__')), tie('value')))
      .map((entries) => dictFromEntries(entries)),
  ),
})).value

test('what is dumped loads as the same value', () => {
  fc.assert(
    fc.property(pyValue, fc.boolean(), fc.constantFrom(undefined, 0, 2), (value, ensureAscii, indent) => {
      expect(jsonLoads(jsonDumps(value, { ensureAscii, indent }))).toEqual(value)
    }),
  )
})

test('plain JSON agrees with JSON.parse', () => {
  fc.assert(
    fc.property(fc.json({ noUnicodeString: false }), (text) => {
      expect(JSON.parse(jsonDumps(jsonLoads(text)))).toEqual(JSON.parse(text))
    }),
  )
})

test('ints and floats stay apart', () => {
  expect(jsonLoads('[1, 1.0, -0, -0.0, 9007199254740993]')).toEqual([
    1,
    new PyFloat(1),
    0,
    new PyFloat(-0),
    9007199254740993n,
  ])
})

test('of equal keys the first place and the last value stay, integer-like keys too', () => {
  expect(jsonDumps(jsonLoads('{"b": 1, "a": 2, "b": 3}'))).toBe('{"b": 3, "a": 2}')
  expect(jsonDumps(jsonLoads('{"2": 1, "1": 2, "2": 3}'))).toBe('{"2": 3, "1": 2}')
})

test('an error names line and column and cannot be provoked to a crash', () => {
  const error = expect.objectContaining({ line: 2, column: 2, offset: 6, reason: "Expecting ',' delimiter" })
  expect(() => jsonLoads('["😀"\n 1]')).toThrow(error)
  expect(() => jsonLoads('['.repeat(1_000_000))).toThrow(PyJsonError)
  expect(() => jsonLoads('{"a":'.repeat(100_000))).toThrow('maximum recursion depth exceeded')
})

test('values without a JSON form', () => {
  expect(
    jsonDumps([new PyTuple([1]), new Set([2])], {
      fallback: (value) => (value instanceof Set ? [...value] : null),
    }),
  ).toBe('[[1], [2]]')
  expect(() => jsonDumps(new Set())).toThrow('Object of type set is not JSON serializable')
  expect(() => jsonDumps(Number.NaN, { allowNan: false })).toThrow('Out of range float values')
  expect(() => jsonDumps(new Map([[new PyTuple([]), 1]]))).toThrow(
    'keys must be str, int, float, bool or None, not tuple',
  )
  expect(
    jsonDumps(
      new Map<PyValue, PyValue>([
        [true, 1],
        [null, 2],
        [1.5, 3],
        [7, 4],
      ]),
    ),
  ).toBe('{"true": 1, "null": 2, "1.5": 3, "7": 4}')
})

test('lone surrogates are escaped, or kept raw', () => {
  expect(jsonLoads('"\\ud800"')).toBe('\ud800')
  expect([jsonDumps('\ud800'), jsonDumps('\ud800', { ensureAscii: false })]).toEqual([
    '"\\ud800"',
    '"\ud800"',
  ])
})

test('separators and sorted keys', () => {
  expect(jsonDumps({ b: [1, 2], a: 1 }, { separators: [',', ':'], sortKeys: true })).toBe('{"a":1,"b":[1,2]}')
  expect(jsonDumps({ b: [], a: {} }, { indent: '\t' })).toBe('{\n\t"b": [],\n\t"a": {}\n}')
})

test('long strings are read as short ones are', () => {
  const short = [
    '\\n',
    '\\"',
    '\\\\',
    '\\u00e9',
    '\\ud83d\\ude00',
    '\\ud83d',
    '\u2028',
    'я',
    '🙂',
    '\\/',
    '"',
    '\\x',
    '\n',
    '\\u12',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...short), { maxLength: 6 }), (pieces) => {
      const text = pieces.join('')
      const long = 'z'.repeat(300)
      const read = (json: string): unknown => {
        try {
          return jsonLoads(json)
        } catch (error) {
          return error instanceof PyJsonError ? error.reason : error
        }
      }
      const expected = read(`["${text}"]`)
      const value = read(`["${text}${long}"]`)
      expect(value).toEqual(Array.isArray(expected) ? [`${String(expected[0])}${long}`] : expected)
    }),
  )
})
