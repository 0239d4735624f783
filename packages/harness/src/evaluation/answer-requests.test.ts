import { BackendError, type Instance, wrapBackend } from '@eval/core'
import { fakeAnswer, fakeBackend } from '@eval/core/testing'
import { expect, test } from 'vitest'
import { answerRequests } from './answer-requests.ts'
import { planRequests } from './plan-requests.ts'

const instances: readonly Instance[] = Array.from({ length: 50 }, (_, docId) => ({
  taskName: 't',
  docId,
  index: 0,
  doc: {},
  request: { type: 'loglikelihood', context: `context ${docId}`, continuation: ' x' },
  repeats: 1,
}))

test('answers that come out of order go back to their instances', async () => {
  const backend = fakeBackend({ order: 'shuffled' })
  const answers = await answerRequests(planRequests(instances, 0), backend, {})
  for (const instance of instances) expect(answers.get(instance)).toEqual([fakeAnswer(instance.request)])
})

test('a backend that leaves requests out is an error, not a score', async () => {
  const forgetful = wrapBackend(fakeBackend({}), async function* (requests, options) {
    let yielded = 0
    for await (const item of fakeBackend({}).run(requests, options)) if (yielded++ < 10) yield item
  })
  await expect(answerRequests(planRequests(instances, 0), forgetful, {})).rejects.toThrow(BackendError)
})
