import { expect, test } from 'vitest'
import { compareAnswers } from './compare-answers.ts'

test('sums may differ by a thousandth of a nat', () => {
  const ours = [[-1, true] as const, [-250.0005, false] as const]
  expect(
    compareAnswers(
      ours,
      [
        [-1, true],
        [-250, false],
      ],
      'letters',
    ),
  ).toBeCloseTo(5e-4, 8)
})

test('what differs is named', () => {
  const ours = [[-1, true] as const, [-2, false] as const]
  expect(() =>
    compareAnswers(
      ours,
      [
        [-1, true],
        [-2.1, false],
      ],
      'letters',
    ),
  ).toThrow('letters, request 1: ours -2')
  expect(() =>
    compareAnswers(
      ours,
      [
        [-1, false],
        [-2, false],
      ],
      'letters',
    ),
  ).toThrow('request 0')
  expect(() =>
    compareAnswers(
      ours,
      [
        [-1, true],
        [Number.NaN, false],
      ],
      'letters',
    ),
  ).toThrow('request 1')
  expect(() => compareAnswers(ours, [[-1, true]], 'letters')).toThrow('2 answers, the peer has 1')
})
