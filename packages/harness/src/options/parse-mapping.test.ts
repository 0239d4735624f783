import { UsageError } from '@eval/core'
import { pyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import { parseMapping } from './parse-mapping.ts'

test('values are read as lm_eval reads them', () => {
  expect(
    parseMapping('model_args', ['a=1,b=-1,c=True,d=None', 'e=[1,"x"],f=(1,2)', 'g=none,h=007,i=1e3']),
  ).toEqual({
    a: 1,
    b: pyFloat(-1),
    c: true,
    d: null,
    e: [1, 'x'],
    f: new PyTuple([1, 2]),
    g: 'none',
    h: 7,
    i: pyFloat(1000),
  })
})

test('a later value wins, and = inside a value stays', () => {
  expect(parseMapping('model_args', ['a=1,a=2,b=x=y'])).toEqual({ a: 2, b: 'x=y' })
})

test('one JSON object is taken whole', () => {
  expect(parseMapping('model_args', ['{"a": 1.0, "b": {"c": null}}', 'ignored=1'])).toEqual({
    a: pyFloat(1),
    b: { c: null },
  })
})

test('mistakes name the flag and the item', () => {
  expect(() => parseMapping('gen_kwargs', ['a=1,nonsense'])).toThrow(
    /--gen_kwargs: expected key=value, got "nonsense"/,
  )
  expect(() => parseMapping('model_args', ["{'a': 1}"])).toThrow(/--model_args: invalid JSON/)
  expect(() => parseMapping('model_args', ['a=²'])).toThrow(UsageError)
})
