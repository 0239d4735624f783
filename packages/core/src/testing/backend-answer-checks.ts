import { canonicalRequest } from '../request-key/canonical-request.ts'
import { answerAll } from './answer-all.ts'
import type { BackendChecks } from './backend-check.ts'
import { collect } from './collect.ts'
import { expectSameAnswer } from './expect-same-answer.ts'
import { expectValidAnswer } from './expect-valid-answer.ts'
import { expectEqual } from './expectations.ts'
import { stableShuffle } from './stable-hash.ts'

/** That a backend answers, and always the same. */
export const backendAnswerChecks: BackendChecks = {
  'answers every request exactly once': async (backend, requests) => {
    const answers = await answerAll(backend, requests)
    for (const [index, response] of answers.entries()) expectValidAnswer(response, index)
  },
  'answers nothing when asked nothing': async (backend) => {
    expectEqual(await collect(backend.run([], {})), [], 'answers to no requests')
  },
  'gives equal requests equal answers, in one run and in the next': async (backend, requests, tolerance) => {
    const twice = await answerAll(backend, [...requests, ...requests])
    const again = await answerAll(backend, requests)
    for (const [index, response] of again.entries()) {
      for (const [position, asked] of [...requests, ...requests].entries()) {
        const other = twice[position]
        const equal = canonicalRequest(asked) === canonicalRequest(requests[index] ?? asked)
        if (equal && other) expectSameAnswer(other, response, tolerance, `request ${index} asked again`)
      }
    }
  },
  'answers do not depend on the order of the requests or their company': async (
    backend,
    requests,
    tolerance,
  ) => {
    const expected = await answerAll(backend, requests)
    const order = stableShuffle([...requests.keys()], 'order')
    const shuffled = await answerAll(
      backend,
      order.flatMap((index) => requests[index] ?? []),
    )
    for (const [position, index] of order.entries()) {
      const [actual, wanted, request] = [shuffled[position], expected[index], requests[index]]
      if (!actual || !wanted || !request) continue
      expectSameAnswer(actual, wanted, tolerance, `request ${index} in another order`)
      const [alone] = await answerAll(backend, [request])
      if (alone) expectSameAnswer(alone, wanted, tolerance, `request ${index} alone`)
    }
  },
  'leaves requests as they are': async (backend, requests) => {
    const before = requests.map(canonicalRequest)
    await answerAll(backend, requests)
    expectEqual(requests.map(canonicalRequest), before, 'requests after the run')
  },
}
