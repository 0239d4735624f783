import { PyRandom } from '@eval/pystd'
import { backendConformance, collect } from '@eval/core/testing'
import { expect, test } from 'vitest'
import { dummyBackend } from './dummy-backend.ts'

test('log-probabilities are -random() of the given generator, in request order', async () => {
  const requests = ['a', 'b', 'c'].map((continuation) => ({
    type: 'loglikelihood' as const,
    context: 'x',
    continuation,
  }))
  const completed = await collect(dummyBackend({ random: new PyRandom(0) }).run(requests, {}))
  // CPython 3.11: random.seed(0); [random.random() for _ in range(3)]
  const values = [0.8444218515250481, 0.7579544029403025, 0.420571580830845]
  expect(completed.map(({ response }) => 'logprob' in response && -response.logprob)).toEqual(values)
})

const requests = ['a', 'b', 'c'].map((continuation) => ({
  type: 'loglikelihood' as const,
  context: 'x',
  continuation,
}))
// Answers are drawn, so equal requests may differ by as much as two draws can.
const cases = backendConformance(() => dummyBackend({ random: new PyRandom(0) }), { requests, tolerance: 1 })

test.each(cases)('$name', async ({ run }) => {
  await expect(run()).resolves.toBeUndefined()
})
