import { DataError } from '@eval/core'
import { PyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import { loggedValue } from './logged-value.ts'
import { type MultipleChoiceSample, scoreMultipleChoice } from './multiple-choice-scores.ts'

const one = new PyFloat(1)
const zero = new PyFloat(0)

const sample = (change: Partial<MultipleChoiceSample>): MultipleChoiceSample => ({
  metrics: ['acc'],
  logprobs: [-2, -1.5],
  greedy: [true, false],
  choices: ['aa', 'b'],
  gold: 0,
  ...change,
})

test('accuracies are floats, exact_match is an int, and the order is the reference one', () => {
  const metrics = ['exact_match', 'acc_bytes', 'acc_norm', 'f1', 'acc']
  const scores = scoreMultipleChoice(sample({ metrics }))
  expect(Object.entries(scores)).toEqual([
    ['acc', zero],
    ['f1', new PyTuple([0, 1])],
    ['acc_norm', one],
    ['acc_bytes', one],
    ['exact_match', 1],
  ])
})

test('lengths are code points and UTF-8 bytes; an empty choice is infinitely improbable', () => {
  const metrics = ['acc_norm', 'acc_bytes']
  const accents = sample({ metrics, choices: ['é', 'ab'], logprobs: [-1, -1.1] })
  expect(scoreMultipleChoice(accents)).toEqual({ acc_norm: zero, acc_bytes: one })
  const empty = sample({ metrics, choices: ['', 'ab'], logprobs: [-1, -9], gold: 1 })
  expect(scoreMultipleChoice(empty)).toEqual({ acc_norm: one, acc_bytes: one })
})

test('the first of equal choices wins, and NaN wins over all', () => {
  expect(scoreMultipleChoice(sample({ logprobs: [-1, -1] }))).toEqual({ acc: one })
  expect(scoreMultipleChoice(sample({ logprobs: [-1, Number.NaN] }))).toEqual({ acc: zero })
})

test('the target may be a text, a list of positions, or none of the choices', () => {
  expect(scoreMultipleChoice(sample({ gold: 'b' }))).toEqual({ acc: one })
  expect(scoreMultipleChoice(sample({ gold: [0, 1] }))).toEqual({ acc: one })
  const warnings: string[] = []
  const outside = sample({ metrics: ['acc', 'mcc'], gold: 7, onWarning: (message) => warnings.push(message) })
  expect(scoreMultipleChoice(outside)).toEqual({ acc: zero, mcc: new PyTuple([-100, 1]) })
  expect(warnings).toHaveLength(1)
})

test('mutual information takes off what the choice alone is worth', () => {
  const metrics = ['acc', 'acc_mutual_info']
  const greedy = [false, false, false, false]
  const scores = scoreMultipleChoice(sample({ metrics, logprobs: [-3, -1, -2.5, -0.25], greedy }))
  expect(scores).toEqual({ acc: zero, acc_mutual_info: one })
})

test('brier_score holds probabilities, which samples files show as numpy does', () => {
  const scores = scoreMultipleChoice(sample({ metrics: ['brier_score'], logprobs: [-1, -2] }))
  const value = scores['brier_score'] ?? null
  expect(value).toEqual(new PyTuple([0, [0.7310585786300049, 0.2689414213699951]]))
  expect(loggedValue('brier_score', value)).toEqual(new PyTuple([0, '[0.73105858 0.26894142]']))
  expect(loggedValue('acc', one)).toBe(one)
})

test.each([
  [{ logprobs: [-1] }, /2 choices needs 2 log-probabilities, but there are 1/],
  [{ metrics: ['acc_mutual_info'] }, /needs 4 log-probabilities \(acc_mutual_info asks each choice twice\)/],
  [{ gold: null }, /target of a multiple-choice document is of type NoneType/],
  [{ gold: -3 }, /-3/],
  [{ logprobs: [], choices: [], greedy: [] }, /has no choices/],
] as const)('%o is a data error', (change, message) => {
  expect(() => scoreMultipleChoice(sample(change))).toThrow(DataError)
  expect(() => scoreMultipleChoice(sample(change))).toThrow(message)
})
