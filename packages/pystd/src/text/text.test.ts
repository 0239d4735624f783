import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pyCapitalize, pyLower, pyTitle, pyUpper } from './case-mapping.ts'
import { codePointLength, codePointSlice, compareCodePoints } from './code-points.ts'
import { digitValue } from './digits.ts'
import { pySplitlines } from './split-lines.ts'
import { pySplit } from './split.ts'
import { pyLstrip, pyRstrip, pyStrip } from './strip.ts'
import { encodeUtf8 } from './utf8.ts'

test("white space is Python's, not JavaScript's", () => {
  expect(pyStrip('\x1c\x85 a \u2003')).toBe('a')
  expect(pyStrip('\ufeffa\ufeff')).toBe('\ufeffa\ufeff')
  expect(pyLstrip(' a ')).toBe('a ')
  expect(pyRstrip(' a ')).toBe(' a')
})

test('characters to strip are code points', () => {
  expect(pyStrip('😀ab😀', '😀')).toBe('ab')
  expect(pyStrip('xyx', 'xy')).toBe('')
  expect(pyRstrip('a.,', ',.')).toBe('a')
})

test('split', () => {
  expect(pySplit('  a b\u00a0c ')).toEqual(['a', 'b', 'c'])
  expect(pySplit(' a  b c ', undefined, 1)).toEqual(['a', 'b c '])
  expect(pySplit('a,b,,c', ',', 2)).toEqual(['a', 'b', ',c'])
  expect(pySplit('', ',')).toEqual([''])
  expect(() => pySplit('a', '')).toThrow('empty separator')
  expect(pySplitlines('a\r\nb\u2028\x1cc\n')).toEqual(['a', 'b', '', 'c'])
  expect(pySplitlines('a\r\nb', true)).toEqual(['a\r\n', 'b'])
})

test('case', () => {
  expect(pyLower('ΟΔΟΣ')).toBe('οδος')
  expect(pyUpper('straße')).toBe('STRASSE')
  expect(pyCapitalize('ßA')).toBe('Ssa')
  expect(pyTitle("they're ΑΣ σΣ")).toBe("They'Re Ας Σς")
})

test('code points', () => {
  expect(codePointLength('a😀b\ud800')).toBe(4)
  expect(codePointSlice('a😀b', 1, -1)).toBe('😀')
  expect(['\u{10000}', '\uffff', 'a'].sort(compareCodePoints)).toEqual(['a', '\uffff', '\u{10000}'])
  expect(['٣', '𝟗', '²', 'x'].map(digitValue)).toEqual([3, 9, undefined, undefined])
})

test('length and order agree with the code points themselves', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, (value) => {
      expect(codePointLength(value)).toBe(Array.from(value).length)
    }),
  )
  fc.assert(
    fc.property(text, text, (a, b) => {
      const x = Array.from(a, (c) => c.codePointAt(0) ?? 0)
      const y = Array.from(b, (c) => c.codePointAt(0) ?? 0)
      const at = x.findIndex((code, index) => code !== y[index])
      const wanted = at < 0 ? x.length - y.length : (x[at] ?? 0) - (y[at] ?? -1)
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(wanted))
    }),
  )
})

test('a lone surrogate has no UTF-8', () => {
  expect(() => encodeUtf8('a\ud800')).toThrow(
    "can't encode character '\\ud800' in position 1: surrogates not allowed",
  )
})
