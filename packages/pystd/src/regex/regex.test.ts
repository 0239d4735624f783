import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pyRepr } from '../repr/repr.ts'
import { codePointLength } from '../text/code-points.ts'
import { casesOf, outcome } from '../testing/outcome.ts'
import { PyTuple } from '../value.ts'
import vectors from '../vectors/regex.json' with { type: 'json' }
import { compilePattern } from './compile-pattern.ts'
import { reEscape } from './escape.ts'
import { buildMatcher } from './matching/build-matcher.ts'
import { parsePattern } from './parsing/parse-pattern.ts'
import { PyMatch } from './py-match.ts'

interface Found {
  readonly text: string
  readonly matches: unknown
  readonly whole: unknown
  readonly others: readonly string[]
}

const cases: [string, string[]][] = casesOf(vectors)
const valid: [string, [string, string, unknown, unknown, ...string[]]][] = casesOf({
  cases: cases.filter(([, [state]]) => state === 'ok'),
})
const found = valid.map(([pattern, [, text, matches, whole, ...others]]): [string, Found] => [
  pattern,
  { text, matches, whole, others },
])

test('patterns find what CPython finds', () => {
  for (const [pattern, { text, matches, whole, others }] of found) {
    const regex = compilePattern(pattern)
    const position = (at: number): number => codePointLength(text.slice(0, at))
    const all = Array.from(regex.finditer(text), (m) => [position(m.start()), position(m.end()), m.groups()])
    expect([pattern, text, all]).toEqual([pattern, text, matches])
    expect([pattern, text, regex.fullmatch(text)?.groups() ?? null]).toEqual([pattern, text, whole])
    const rest = [pyRepr(regex.findall(text)), regex.sub('<\\g<0>>', text), pyRepr(regex.split(text))]
    expect([pattern, text, rest]).toEqual([pattern, text, others])
  }
})

test('invalid patterns raise what CPython raises', () => {
  for (const [pattern, wanted] of cases.filter(([, [state]]) => state === 'err')) {
    expect([pattern, outcome(() => compilePattern(pattern))]).toEqual([pattern, wanted])
  }
})

test("our own matcher agrees with JavaScript's engine where both may be used", () => {
  for (const [pattern, { text }] of found) {
    const { root, groupCount } = parsePattern(pattern)
    const spans = buildMatcher(root, groupCount)(text, 0)
    const groups = spans ? new PyMatch(text, spans, new Map()).groups() : null
    expect([pattern, groups]).toEqual([pattern, compilePattern(pattern).match(text)?.groups() ?? null])
  }
})

test('findall: texts, one group, tuples', () => {
  expect(compilePattern('a+').findall('aa b a')).toEqual(['aa', 'a'])
  expect(compilePattern('#### (\\-?[0-9\\.\\,]+)').findall('#### 1,234')).toEqual(['1,234'])
  expect(compilePattern('(a)|(b)').findall('ab')).toEqual([new PyTuple(['a', '']), new PyTuple(['', 'b'])])
})

test('word boundaries are Unicode', () => {
  const digit = compilePattern('\\b([0-9])\\b')
  expect(digit.search('5а')).toBeNull()
  expect(digit.search('2\u0301')?.group(1)).toBe('2')
  expect(compilePattern('\\w+', 'i').findall('\u0345a')).toEqual(['a'])
})

test('what is repeated zero times takes nothing, also in a look-behind', () => {
  expect(compilePattern('(?<=(?:a*){0})b').search('ab')?.start()).toBe(1)
})

test('names, replacement texts and functions', () => {
  const regex = compilePattern('(?P<first>\\w)(?P<rest>\\w*)')
  expect(regex.search(' ab')?.groupDict()).toEqual({ first: 'a', rest: 'b' })
  expect(regex.sub('\\g<rest>\\1\\n', 'ab cd')).toBe('ba\n dc\n')
  expect(regex.sub((match) => `<${match.group('first') ?? ''}>`, 'ab cd', 1)).toBe('<a> cd')
  expect(() => regex.sub('\\3', 'ab')).toThrow('invalid group reference 3 at position 1')
  expect(() => regex.sub('\\g<x>', 'ab')).toThrow("unknown group name 'x'")
  expect(() => regex.search('a')?.group(3)).toThrow('no such group')
})

test('what is refused says so', () => {
  expect(() => compilePattern('\\N{BULLET}')).toThrow('a character by name')
  expect(() => compilePattern('a', 'L')).toThrow("unknown regular expression flag 'L'")
  expect(() => compilePattern('(?:(a)|b)*+c').search('ab'.repeat(100_000))).toThrow(
    'too long for this regular expression',
  )
})

test('an escaped text matches itself and nothing shorter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(compilePattern(reEscape(text)).fullmatch(text)).not.toBeNull()
    }),
  )
})

test('a repeat of one character over a long text needs no stack', () => {
  expect(
    compilePattern('(?>a*)b')
      .search(`${'a'.repeat(1000)}b`)
      ?.end(),
  ).toBe(1001)
  expect(
    compilePattern('[^x]*+x')
      .search(`${'a'.repeat(200_000)}x`)
      ?.end(),
  ).toBe(200_001)
})
