import type { BackendMiddleware } from '../backend.ts'
import type { Request } from '../request.ts'
import { backendConformance } from './backend-conformance.ts'
import { collect } from './collect.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectRejection, expectThat } from './expectations.ts'
import { fakeBackend, type FakeBackendOptions } from './fake-backend.ts'

export interface MiddlewareConformanceOptions {
  /** Backend that is wrapped. */
  readonly backend?: FakeBackendOptions
}

const REQUESTS: readonly Request[] = [
  { type: 'loglikelihood', context: 'Question: one?\nAnswer:', continuation: ' A' },
  { type: 'loglikelihood', context: 'Question: one?\nAnswer:', continuation: ' B' },
  { type: 'loglikelihood_rolling', text: 'A whole text.' },
  { type: 'generate_until', context: 'Say:', generation: { until: ['\n'], max_gen_toks: 4 } },
  { type: 'generate_until', context: 'Say:', generation: { do_sample: true }, repeat: 1, seed: 7 },
  { type: 'loglikelihood', context: 'Question: one?\nAnswer:', continuation: ' A' },
]

/**
 * The properties that every {@link BackendMiddleware} has: what it makes is a backend (`backendConformance`) that answers
 * as the wrapped one does. `make` is called once for each of them.
 */
export function middlewareConformance(
  make: () => BackendMiddleware | Promise<BackendMiddleware>,
  { backend: options = {} }: MiddlewareConformanceOptions = {},
): readonly ConformanceCase[] {
  const wrapped = async () => {
    const inner = fakeBackend(options)
    return { inner, outer: (await make())(inner) }
  }
  const property = (
    name: string,
    check: (pair: Awaited<ReturnType<typeof wrapped>>) => Promise<void>,
  ): ConformanceCase => ({
    name,
    run: async () => {
      const pair = await wrapped()
      await using _ = pair.outer
      await check(pair)
    },
  })
  return [
    ...backendConformance(async () => (await wrapped()).outer, { requests: REQUESTS, tolerance: 0 }),
    property('shows the wrapped backend as it is', async ({ inner, outer }) => {
      expectEqual(outer.fingerprint, inner.fingerprint, 'fingerprint')
      expectEqual(outer.capabilities, inner.capabilities, 'capabilities')
      expectEqual(outer.report, inner.report, 'report')
      expectThat(outer.chat === inner.chat, 'the chat renderer is another one')
    }),
    property('asks each request at most once, and passes its answer on', async ({ inner, outer }) => {
      const direct = await collect(fakeBackend({ ...options, order: 'request' }).run(REQUESTS, {}))
      const through = await collect(outer.run(REQUESTS, {}))
      const sorted = through.toSorted((a, b) => a.index - b.index)
      expectEqual(sorted, direct, 'answers')
      expectThat(inner.runs.flat().length <= REQUESTS.length, 'a request was asked more than once')
    }),
    property('stops the wrapped backend when the iteration ends early', async ({ inner, outer }) => {
      for await (const _ of outer.run(REQUESTS, {})) break
      const answered = inner.answered.length
      await Promise.resolve()
      expectEqual(inner.answered.length, answered, 'answers after the end')
    }),
    {
      name: 'passes on the error that ends a run',
      run: async () => {
        const failure = new Error('the model is gone')
        const answer = (): never => {
          throw failure
        }
        await using outer = (await make())(fakeBackend({ ...options, answer }))
        const error = await expectRejection(() => collect(outer.run(REQUESTS, {})), 'a failing backend')
        expectThat(error === failure, `the error became ${String(error)}`)
      },
    },
    {
      name: 'disposes of the wrapped backend',
      run: async () => {
        const { inner, outer } = await wrapped()
        await outer[Symbol.asyncDispose]()
        expectThat(inner.disposed, 'the wrapped backend is still there')
      },
    },
  ]
}
