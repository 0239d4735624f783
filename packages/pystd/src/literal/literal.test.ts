import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pyEquals } from '../repr/equals.ts'
import { pyRepr } from '../repr/repr.ts'
import { casesOf, outcome } from '../testing/outcome.ts'
import { PyTuple, type PyValue } from '../value.ts'
import vectors from '../vectors/literal.json' with { type: 'json' }
import { literalEval } from './literal-eval.ts'

const cases: [string, string[]][] = casesOf(vectors)

test('literals are read as CPython reads them, errors included', () => {
  for (const [text, wanted] of cases) {
    const found = outcome(() => pyRepr(literalEval(text))).slice(0, 2)
    expect([text, found]).toEqual([text, wanted])
  }
})

test('the repr of a value reads back as the value', () => {
  const { value } = fc.letrec<{ value: PyValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<PyValue>(null, true, -7, 2.5, 12345678901234567890n),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      fc.array(tie('value')),
      fc.array(tie('value')).map((items) => new PyTuple(items)),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (item) => {
      expect(pyEquals(literalEval(pyRepr(item)), item)).toBe(true)
    }),
  )
})

test('what has no value here is refused', () => {
  expect(() => literalEval('1+2j')).toThrow('complex numbers are not supported: 2j')
  expect(() => literalEval('...')).toThrow('malformed node or string on line 1: Ellipsis')
  expect(() => literalEval("'\\N{BULLET}'")).toThrow('names of characters')
  expect(() => literalEval('('.repeat(100_000))).toThrow("'(' was never closed")
})

test('braces in braces take no longer than other brackets', () => {
  expect(() => literalEval('{'.repeat(150) + '}'.repeat(150))).toThrow("unhashable type: 'dict'")
})

test('a text over several lines', () => {
  expect(literalEval("  ['a',\n 'b'] # comment\n")).toEqual(['a', 'b'])
  expect(outcome(() => literalEval('1\n 2'))[1]).toBe('SyntaxError')
  expect(outcome(() => literalEval('\n 1'))[1]).toBe('IndentationError')
})
