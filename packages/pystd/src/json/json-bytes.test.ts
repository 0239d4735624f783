import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PyTuple } from '../value.ts'
import { jsonDumps } from './dumps.ts'
import { JsonBytes } from './json-bytes.ts'
import { jsonLoads } from './loads.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

test('the bytes are those of the text, whatever was written before', () => {
  const value = fc.json({ stringUnit: 'binary' }).map((json) => jsonLoads(json))
  fc.assert(
    fc.property(fc.array(value), fc.constantFrom(undefined, 0, 2), (values, indent) => {
      const out = new JsonBytes({ indent })
      for (const value of values) {
        out.clear()
        out.value(value)
        const text = jsonDumps(value, { indent, ensureAscii: false })
        expect(decoder.decode(out.bytes)).toBe(text.isWellFormed() ? text : escaped(text))
        expect(out.length).toBe(out.bytes.length)
      }
    }),
  )
})

/** Lone surrogates as JSON escapes. */
function escaped(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
}

test.each(['short', 'long'.repeat(50)])('texts that need escapes, %s', (filling) => {
  for (const special of ['"', '\\', '\n', '\u0001', '\u007f', 'я', '😀', '\u2028']) {
    const out = new JsonBytes()
    const text = `${filling}${special}${filling}`
    out.value({ [text]: text })
    expect(decoder.decode(out.bytes)).toBe(jsonDumps({ [text]: text }, { ensureAscii: false }))
  }
})

test('what is added in parts', () => {
  const out = new JsonBytes({ fallback: () => 'set' })
  out.raw('{')
  out.entry(1, new Set())
  out.raw(', ')
  out.entry('б', new PyTuple([null]))
  out.raw('}')
  expect(decoder.decode(out.bytes)).toBe('{"1": "set", "б": [null]}')
})

test('what stands there already is added again, also where memory must grow', () => {
  const out = new JsonBytes()
  out.raw('[')
  const start = out.length
  out.string('яё'.repeat(1000))
  const end = out.length
  for (let time = 0; time < 9; time++) {
    out.raw(', ')
    out.again(start, end)
  }
  out.raw(']')
  expect(JSON.parse(decoder.decode(out.bytes))).toEqual(Array.from({ length: 10 }, () => 'яё'.repeat(1000)))
})

test('a lone surrogate is an escape, or refused', () => {
  const out = new JsonBytes()
  out.string('a\ud800')
  expect(decoder.decode(out.bytes)).toBe('"a\\ud800"')
  const strict = new JsonBytes({ loneSurrogates: 'refuse' })
  const message = "'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed"
  expect(() => strict.value({ text: ['a\ud800'] })).toThrow(message)
})
