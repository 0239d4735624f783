import type { Instance } from '@eval/core'
import { expect, test } from 'vitest'
import { planRequests } from './plan-requests.ts'

const instance = (docId: number, request: Instance['request'], repeats = 1): Instance => ({
  taskName: 't',
  docId,
  index: 0,
  doc: {},
  request,
  repeats,
})

test('types come in the order they first appear, repeats one after the other', () => {
  const greedy = instance(0, { type: 'generate_until', context: 'a', generation: { until: ['\n'] } }, 2)
  const scored = instance(1, { type: 'loglikelihood', context: 'a', continuation: 'b' })
  const sampled = instance(2, { type: 'generate_until', context: 'c', generation: { temperature: 0.5 } }, 2)
  const plan = planRequests([greedy, scored, sampled], 1234)
  expect([...plan.keys()]).toEqual(['generate_until', 'loglikelihood'])
  expect(plan.get('generate_until')?.map(({ request }) => request)).toEqual([
    { ...greedy.request, repeat: 0 },
    { ...greedy.request, repeat: 1 },
    { ...sampled.request, repeat: 0, seed: 1234 },
    { ...sampled.request, repeat: 1, seed: 1234 },
  ])
})
