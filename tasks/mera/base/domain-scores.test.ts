import { DataError, type Doc } from '@eval/core'
import { jsonDumps, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import { processResults } from './domain-scores.ts'

const doc = (outputs: string): Doc => ({ outputs, meta: { id: 0, domain: 'anatomy' } })
const scored = (...logprobs: number[]) => logprobs.map((logprob) => new PyTuple([logprob, false]))

test.each([
  ['C', [-3, -2, -1, -4], 1],
  ['A', [-3, -2, -1, -4], 0],
  ['A', [-1.5, -1.5, -2, -2], 1],
  ['B', [-1, Number.NaN, Number.NaN, -2], 1],
  ['', [-1, -2, -3, -4], 0],
])('answer %j, log-probabilities %j → acc %d', (answer, logprobs, score) => {
  const text = `{"acc": ${score}.0, "acc.anatomy": ${score}.0}`
  expect(jsonDumps(processResults(doc(answer), scored(...logprobs)))).toBe(text)
})

test.each([
  ['B', 'B', 1],
  ['B', '-1', 0],
  ['', '', 0],
])('answer %j, generated %j → em %d', (answer, generated, score) => {
  const text = `{"em": ${score}.0, "em.anatomy": ${score}.0}`
  expect(jsonDumps(processResults(doc(answer), [generated]))).toBe(text)
})

test('an answer that is no letter is a data error', () => {
  expect(() => processResults(doc('E'), scored(-1, -2))).toThrow(DataError)
})
