import { PyTuple, type PyValue, toNumber } from '@eval/pystd'
import { expect, test } from 'vitest'
import { macroF1 } from './macro-f1.ts'

// scikit-learn 1.9, f1_score(average="macro")
test.each<[readonly (readonly PyValue[])[], number]>([
  [
    [
      ['1', '1'],
      ['2', '1'],
      ['3', '3'],
      ['2', '-1'],
      ['1', '1'],
    ],
    0.45,
  ],
  [
    [
      [0, 0],
      [1, 0],
      [-100, 2],
    ],
    0.166_666_666_666_666_66,
  ],
  [[['A', 'A']], 1],
])('%j → %d', (pairs, score) => {
  expect(toNumber(macroF1(pairs.map((pair) => new PyTuple(pair))))).toBe(score)
  expect(toNumber(macroF1(pairs))).toBe(score)
})

test('no documents, or values that are no pairs, are an error', () => {
  expect(() => macroF1([])).toThrow('no document was scored')
  expect(() => macroF1([1])).toThrow('takes pairs')
})
