import { PyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import { aggregationByName } from '../registry/aggregation-registry.ts'
import { bootstrapStandardError } from './bootstrap-standard-error.ts'
import { standardError } from './standard-error.ts'

const logprobs = [-0.5, -2.25, -1.125, -4, -0.0625, -3.5, -1]
const binary = [
  [1, 1],
  [0, 1],
  [1, 0],
  [1, 1],
  [0, 0],
  [0, 0],
  [1, 1],
].map((pair) => new PyTuple(pair))

// Values of CPython 3.11 and lm_eval 0.4.13.
test('bootstrap draws the random numbers of Python', () => {
  const perplexity = aggregationByName('perplexity')
  expect(bootstrapStandardError(perplexity, logprobs, 500)).toBe(3.743283776342402)
  expect(bootstrapStandardError(perplexity, logprobs, 2500)).toBe(3.9495101795580276)
  expect(bootstrapStandardError(aggregationByName('median'), [4, 1, 3, 2, 9], 1000)).toBe(1.7242822127335193)
  expect(bootstrapStandardError(aggregationByName('f1'), binary, 300)).toBe(0.20674153518574342)
  expect(bootstrapStandardError(aggregationByName('matthews_corrcoef'), binary, 300)).toBe(0.3716482721593222)
})

test('what the results show', () => {
  const mean = aggregationByName('mean')
  expect(standardError('acc', mean, [1, 0, 1, 1, 0], 100_000)).toBe(0.24494897427831783)
  expect(standardError('acc', mean, [1, 1], 100_000)).toEqual(new PyFloat(0))
  expect(standardError('acc', mean, [1], 100_000)).toBe('N/A')
  expect(standardError('acc', mean, [1, 0], 0)).toBe('N/A')
  expect(standardError('bits_per_byte', aggregationByName('bits_per_byte'), [], 100_000)).toBe('N/A')
})
