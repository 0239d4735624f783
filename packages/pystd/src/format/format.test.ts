import { expect, test } from 'vitest'
import { dictFromEntries } from '../dict/dict-from-entries.ts'
import { casesOf, outcome, shownValue } from '../testing/outcome.ts'
import formatVectors from '../vectors/format.json' with { type: 'json' }
import templateVectors from '../vectors/str-format.json' with { type: 'json' }
import { formatFloat } from './format-float.ts'
import { formatValue } from './format-value.ts'
import { strFormat } from './str-format.ts'

const formats: [[string, string], string, unknown][] = casesOf(formatVectors)
const templates: [string, unknown][] = casesOf(templateVectors)

test('format(value, spec) gives what CPython gives, errors included', () => {
  for (const [shown, spec, wanted] of formats) {
    const value = shownValue(shown)
    expect([shown, spec, outcome(() => formatValue(value, spec))]).toEqual([shown, spec, wanted])
  }
})

test('str.format gives what CPython gives, errors included', () => {
  const args = ['é"x', 1234.5, 3]
  const kwargs = { a: dictFromEntries([['k', 'v']]), b: "it's", c: [[1, 2], 3] }
  for (const [template, wanted] of templates) {
    expect([template, outcome(() => strFormat(template, args, kwargs))]).toEqual([template, wanted])
  }
})

test('halves round to even from the exact binary value', () => {
  expect([0.5, 1.5, 2.5, 0.125].map((value) => formatFloat(value, '.0f'))).toEqual(['0', '2', '2', '0'])
  expect(formatFloat(0.125, '.2f')).toBe('0.12')
  expect(formatFloat(99.99995, '.4f')).toBe('99.9999')
})
