import type { Backend } from '../backend.ts'
import { CapabilityError } from '../errors/capability-error.ts'
import { isFailed } from '../is-failed.ts'
import type { Request, RequestType } from '../request.ts'
import { canonicalRequest } from '../request-key/canonical-request.ts'
import type { Completed, Response } from '../response.ts'
import type { RunOptions } from '../run-options.ts'
import { collect } from './collect.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectClose, expectEqual, expectRejection, expectThat } from './expectations.ts'
import { recordingProgress } from './recording-progress.ts'
import { stableShuffle } from './stable-hash.ts'

export interface BackendConformanceOptions {
  /** Requests that the backend can answer, at least three; equal ones among them are welcome. */
  readonly requests: readonly Request[]
  /** How far equal requests' log-probabilities may differ between batches, nats. Default 1e-3. */
  readonly tolerance?: number
  /** Error that a used-up backend throws; default: any. */
  readonly disposedError?: abstract new (
    ...args: never
  ) => Error
}

const SAMPLES: Readonly<Record<RequestType, Request>> = {
  loglikelihood: { type: 'loglikelihood', context: 'one', continuation: ' two' },
  loglikelihood_rolling: { type: 'loglikelihood_rolling', text: 'one two' },
  generate_until: { type: 'generate_until', context: 'one', generation: { until: ['\n'], max_gen_toks: 2 } },
}

/** Answers by request position; every request must be answered exactly once. */
async function answerAll(
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

function expectSameAnswer(actual: Response, expected: Response, tolerance: number, what: string): void {
  expectEqual(actual.state, expected.state, `${what}: state`)
  if ('logprob' in actual && 'logprob' in expected) {
    expectClose(actual.logprob, expected.logprob, tolerance, `${what}: logprob`)
    expectEqual(actual.greedy, expected.greedy, `${what}: greedy`)
  }
  if ('text' in actual && 'text' in expected) expectEqual(actual.text, expected.text, `${what}: text`)
}

function expectValidAnswer(response: Response, index: number): void {
  if (isFailed(response)) {
    expectThat(response.message.trim() !== '', `the failed response to request ${index} says nothing`)
    return
  }
  const cut = response.truncatedTokens ?? 0
  expectThat(
    response.state === 'truncated' ? cut > 0 : cut === 0,
    `request ${index}: state ${response.state}, but ${cut} tokens were cut`,
  )
  if (response.type === 'generate_until') return
  expectThat(
    response.logprob <= 1e-6,
    `request ${index}: log-probability ${response.logprob} is not at most 0`,
  )
  if (!response.tokenLogprobs) return
  const sum = response.tokenLogprobs.reduce((total, logprob) => total + logprob, 0)
  expectClose(
    response.logprob,
    sum,
    1e-6 * Math.max(1, Math.abs(sum)),
    `request ${index}: sum of token log-probabilities`,
  )
}

/** The properties that every {@link Backend} has; `make` is called once for each of them. */
export function backendConformance(
  make: () => Backend | Promise<Backend>,
  options: BackendConformanceOptions,
): readonly ConformanceCase[] {
  const { requests, tolerance = 1e-3 } = options
  const property = (name: string, check: (backend: Backend) => Promise<void>): ConformanceCase => ({
    name,
    run: async () => {
      await using backend = await make()
      await check(backend)
    },
  })
  return [
    property('answers every request exactly once', async (backend) => {
      const answers = await answerAll(backend, requests)
      for (const [index, response] of answers.entries()) expectValidAnswer(response, index)
    }),
    property('answers nothing when asked nothing', async (backend) => {
      expectEqual(await collect(backend.run([], {})), [], 'answers to no requests')
    }),
    property('gives equal requests equal answers, in one run and in the next', async (backend) => {
      const twice = await answerAll(backend, [...requests, ...requests])
      const again = await answerAll(backend, requests)
      for (const [index, response] of again.entries()) {
        for (const [position, asked] of [...requests, ...requests].entries()) {
          const other = twice[position]
          const equal = canonicalRequest(asked) === canonicalRequest(requests[index] ?? asked)
          if (equal && other) expectSameAnswer(other, response, tolerance, `request ${index} asked again`)
        }
      }
    }),
    property('answers do not depend on the order of the requests or their company', async (backend) => {
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
    }),
    property('leaves requests as they are', async (backend) => {
      const before = requests.map(canonicalRequest)
      await answerAll(backend, requests)
      expectEqual(requests.map(canonicalRequest), before, 'requests after the run')
    }),
    property('stops when the iteration ends early, and works again', async (backend) => {
      for await (const { index } of backend.run(requests, {})) {
        expectThat(index < requests.length, 'the first answer has no request')
        break
      }
      await answerAll(backend, requests)
    }),
    property('throws the reason of a signal that has fired already', async (backend) => {
      const signal = AbortSignal.abort(new Error('enough'))
      const error = await expectRejection(() => collect(backend.run(requests, { signal })), 'an aborted run')
      expectThat(
        error === signal.reason,
        `an aborted run threw ${String(error)} instead of the signal's reason`,
      )
    }),
    property('throws the reason of a signal that fires in the middle', async (backend) => {
      const controller = new AbortController()
      const reason = new Error('enough')
      const interrupt = async (): Promise<void> => {
        for await (const _ of backend.run(requests, { signal: controller.signal })) controller.abort(reason)
      }
      const error = await expectRejection(interrupt, 'a run that is aborted in the middle')
      expectThat(error === reason, `an aborted run threw ${String(error)} instead of the signal's reason`)
      await answerAll(backend, requests)
    }),
    property('refuses request types beyond its capabilities, before any work', async (backend) => {
      const { requestTypes } = backend.capabilities
      for (const request of Object.values(SAMPLES).filter(({ type }) => !requestTypes.includes(type))) {
        const error = await expectRejection(
          () => collect(backend.run([request], {})),
          `a ${request.type} request`,
        )
        expectThat(
          error instanceof CapabilityError,
          `a ${request.type} request threw ${String(error)}, no CapabilityError`,
        )
      }
    }),
    property('reports progress that only grows', async (backend) => {
      const progress = recordingProgress()
      await answerAll(backend, requests, { progress })
      for (const phase of new Set(progress.events.map((event) => event.phase))) {
        const events = progress.events.filter((event) => event.phase === phase)
        const done = events.map((event) => event.done)
        expectEqual(
          done,
          done.toSorted((a, b) => a - b),
          `progress of ${phase}`,
        )
        expectThat(
          events.every((event) => event.done <= (event.total ?? Infinity)),
          `${phase} did more than its total`,
        )
      }
    }),
    {
      name: 'has the same fingerprint when it is made again',
      run: async () => {
        await using one = await make()
        await using other = await make()
        expectEqual(one.fingerprint.digest, other.fingerprint.digest, 'digest of the fingerprint')
      },
    },
    {
      name: 'can be disposed of twice, and throws afterwards',
      run: async () => {
        const backend = await make()
        await backend[Symbol.asyncDispose]()
        await backend[Symbol.asyncDispose]()
        const error = await expectRejection(
          () => collect(backend.run(requests, {})),
          'a run after the disposal',
        )
        const { disposedError = Error } = options
        expectThat(error instanceof disposedError, `a run after the disposal threw ${String(error)}`)
      },
    },
  ]
}
