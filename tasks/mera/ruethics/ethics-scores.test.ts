import { jsonDumps, PyTuple, type PyValue } from '@eval/pystd'
import { expect, test } from 'vitest'
import { processResults } from './ethics-scores.ts'
import { majorityLabel } from './majority-label.ts'

const labels = (text: string): Record<string, string> =>
  Object.fromEntries(Array.from(text, (label, index) => [`c${index}`, label]))

test.each([
  ['11100', '1'],
  ['11000', '0'],
  ['00000', '0'],
  ['11111', '1'],
])('labels %s are shown as %s', (text, wanted) => {
  expect(majorityLabel({ outputs: labels(text) })).toBe(wanted)
})

// CPython: int(text), or -1
test.each<[PyValue[], number]>([
  [['1'], 1],
  [[' 0\n'], 0],
  [['٣'], 3],
  [['нет'], -1],
  [[''], -1],
  [['1.0'], -1],
  [[new PyTuple([-2, false]), new PyTuple([-1, false])], 1],
  [[new PyTuple([-1, false]), new PyTuple([-1, false])], 0],
])('answer %j counts as %d', (results, answer) => {
  const scores = processResults({ outputs: { law: '1', moral: '0' }, meta: { question: 'good' } }, results)
  expect(jsonDumps(scores)).toBe(`{"mcc_good_law": [1, ${answer}], "mcc_good_moral": [0, ${answer}]}`)
})

test('labels that are no integers are a data error', () => {
  expect(() => majorityLabel({ outputs: { law: 'да' } })).toThrow("must be an integer, not 'да'")
  expect(() => majorityLabel({ outputs: '1' })).toThrow('must be a struct')
})
