import { type Doc, DataError } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import { pyFloat } from '@eval/pystd'
import { expect, test } from 'vitest'
import { cardFeatures } from '../feature/card-features.ts'
import type { Feature, Features } from '../feature/feature.ts'
import { huggingfaceFeatures } from '../feature/huggingface-features.ts'
import { valueFeature } from '../feature/value-feature.ts'
import { rowTexts } from '../testing/table-json.ts'
import { castTable } from './cast-table.ts'
import { memoryTable } from './memory-table.ts'

async function cast(value: PyValue, to: Feature): Promise<string> {
  const table = memoryTable('rows', new Map([['a', valueFeature('null')]]), [{ a: value }])
  return (await rowTexts(castTable(table, new Map([['a', to]]))))[0] ?? ''
}

const LABEL: Feature = { kind: 'class_label', names: ['bad', 'good'] }

// Made with datasets 5.2.0: cast_array_to_feature.
const CASTS: readonly (readonly [PyValue, Feature, string])[] = [
  [pyFloat(1), valueFeature('int64'), '1'],
  ['5', valueFeature('int64'), '5'],
  [true, valueFeature('int64'), '1'],
  [1, valueFeature('string'), '"1"'],
  [1.5, valueFeature('string'), '"1.5"'],
  [pyFloat(1), valueFeature('string'), '"1"'],
  [true, valueFeature('string'), '"true"'],
  ['1.5', valueFeature('float64'), '1.5'],
  [3, valueFeature('float32'), '3.0'],
  [0.1, valueFeature('float32'), '0.10000000149011612'],
  [0, valueFeature('bool'), 'false'],
  ['good', LABEL, '1'],
  [0, LABEL, '0'],
  [null, LABEL, 'null'],
  [
    { a: 1 },
    {
      kind: 'struct',
      fields: new Map([
        ['a', valueFeature('string')],
        ['b', valueFeature('string')],
      ]),
    },
    '{"a": "1", "b": null}',
  ],
  [[1, null], { kind: 'list', item: valueFeature('float64') }, '[1.0, null]'],
]

test.each(CASTS)('%j to %j', async (value, to, text) => {
  expect(await cast(value, to)).toBe(`{"a": ${text}}`)
})

test.each([
  [1.5, valueFeature('int64')],
  ['x', valueFeature('int64')],
  ['ugly', LABEL],
  [5, LABEL],
  ['x', { kind: 'list', item: LABEL } as const],
])('%j cannot become %j', async (value, to) => {
  await expect(cast(value, to)).rejects.toThrow(DataError)
  await expect(cast(value, to)).rejects.toThrow('rows, row 0, column "a": The value')
})

test('a column that is not declared is refused', () => {
  const docs: readonly Doc[] = [{ a: 1, b: 2 }]
  const table = memoryTable(
    'rows',
    new Map([
      ['a', valueFeature('int64')],
      ['b', valueFeature('int64')],
    ]),
    docs,
  )
  expect(() => castTable(table, new Map([['a', valueFeature('int64')]]))).toThrow('rows has the columns b')
})

const FEATURES: Features = new Map<string, Feature>([
  ['text', valueFeature('string')],
  ['label', LABEL],
  ['image', { kind: 'media', type: 'Image' }],
  ['list', { kind: 'list', item: valueFeature('int64') }],
  ['struct', { kind: 'struct', fields: new Map([['x', valueFeature('bool')]]) }],
  [
    'answers',
    { kind: 'struct', fields: new Map([['text', { kind: 'list', item: valueFeature('string') }]]) },
  ],
  ['turns', { kind: 'list', item: { kind: 'struct', fields: new Map([['role', valueFeature('string')]]) } }],
])

test('features as datasets writes them to JSON: a Sequence of structs is a struct of lists', () => {
  const text = { dtype: 'string', _type: 'Value' }
  const json = {
    text,
    label: { names: ['bad', 'good'], _type: 'ClassLabel' },
    image: { _type: 'Image' },
    list: { feature: { dtype: 'int64', _type: 'Value' }, length: -1, _type: 'Sequence' },
    struct: { x: { dtype: 'bool', _type: 'Value' } },
    answers: { feature: { text }, _type: 'Sequence' },
    turns: [{ role: text }],
    unknown: { _type: 'Array2D' },
  }
  expect(huggingfaceFeatures(json)).toEqual(FEATURES)
})

test('features as cards write them', () => {
  const yaml = [
    { name: 'text', dtype: 'string' },
    { name: 'label', dtype: { class_label: { names: { '0': 'bad', '1': 'good' } } } },
    { name: 'image', dtype: 'image' },
    { name: 'list', sequence: 'int64' },
    { name: 'struct', struct: [{ name: 'x', dtype: 'bool' }] },
    { name: 'answers', sequence: [{ name: 'text', dtype: 'string' }] },
    { name: 'turns', list: [{ name: 'role', dtype: 'string' }] },
  ]
  expect(cardFeatures(yaml)).toEqual(FEATURES)
})
