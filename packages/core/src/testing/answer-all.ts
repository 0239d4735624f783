import type { Backend } from '../backend.ts'
import type { Request } from '../request.ts'
import type { Completed, Response } from '../response.ts'
import type { RunOptions } from '../run-options.ts'
import { collect } from './collect.ts'
import { expectEqual, expectThat } from './expectations.ts'

/** Answers by request position. @throws ConformanceError unless every request is answered exactly once */
export async function answerAll(
  backend: Backend,
  requests: readonly Request[],
  options: RunOptions = {},
): Promise<Response[]> {
  return inRequestOrder(requests, await collect(backend.run(requests, options)))
}

function inRequestOrder(requests: readonly Request[], completed: readonly Completed[]): Response[] {
  const answers = new Map<number, Response>()
  for (const { index, response } of completed) {
    expectThat(
      Number.isInteger(index) && index >= 0 && index < requests.length,
      `index ${index} is not a request's`,
    )
    expectThat(!answers.has(index), `request ${index} was answered twice`)
    answers.set(index, response)
  }
  return requests.map((request, index) => {
    const response = answers.get(index)
    expectThat(response !== undefined, `request ${index} was not answered`)
    expectEqual(response.type, request.type, `type of the response to request ${index}`)
    return response
  })
}
