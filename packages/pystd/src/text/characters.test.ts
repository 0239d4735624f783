import { expect, test } from 'vitest'
import { casesOf } from '../testing/outcome.ts'
import vectors from '../vectors/characters.json' with { type: 'json' }
import { pyTitle } from './case-mapping.ts'
import { isAlnum, isAlpha, isDecimal, isDigit, isNumeric } from './digits.ts'
import { isPrintable } from './printable.ts'
import { isSpace } from './space.ts'

const cases: [string, string][] = casesOf(vectors)
const table = new Map(cases)

function codes(name: string): Set<number> {
  const found = new Set<number>()
  for (const range of (table.get(name) ?? '').split(' ')) {
    const [first = 0, last = 0] = range.split('-').map((code) => Number.parseInt(code, 16))
    for (let code = first; code <= last; code++) found.add(code)
  }
  return found
}

const printable = codes('isprintable')
/** Letters and numbers that came after Unicode 14, which CPython 3.11 does not know. */
const isNewer = (character: string, code: number): boolean =>
  !printable.has(code) && /[\p{L}\p{N}]/u.test(character)

test.each([
  ['isprintable', isPrintable],
  ['isspace', isSpace],
  ['isdecimal', isDecimal],
  ['isdigit', isDigit],
  ['isnumeric', isNumeric],
  ['isalpha', isAlpha],
  ['isalnum', isAlnum],
] as const)('str.%s of every code point', (name, method) => {
  const wanted = codes(name)
  const wrong: string[] = []
  for (let code = 0; code < 0x110000; code++) {
    const character = String.fromCodePoint(code)
    if (method(character) !== wanted.has(code) && !isNewer(character, code)) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})

test('title case where it is not the upper case', () => {
  const pairs = (table.get('title') ?? '').trim().split(' ')
  expect(pairs.length).toBeGreaterThan(50)
  for (const pair of pairs) {
    const [character = ''] = pair
    expect(pyTitle(character)).toBe(pair.slice(character.length))
  }
})
