import { sha256Hex } from '@eval/pystd'
import { failedResponse } from '../failed-response.ts'
import type { Response } from '../response.ts'
import type { ResponseStore } from '../response-store.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectThat } from './expectations.ts'

export interface ResponseStoreConformanceOptions {
  /** Opens what a disposed store wrote. Absent: the store forgets, and reopening is not tested. */
  readonly reopen?: (disposed: ResponseStore) => ResponseStore | Promise<ResponseStore>
}

const key = (name: string | number): string => sha256Hex(`key ${name}`)

const RESPONSES: readonly Response[] = [
  { type: 'loglikelihood', state: 'ok', logprob: -1.0000000000000002, greedy: true },
  { type: 'loglikelihood', state: 'ok', logprob: -0.1, greedy: false, tokenLogprobs: [-0.05, -0.05, 1e-320] },
  { type: 'loglikelihood', state: 'ok', logprob: -Infinity, greedy: false, tokenLogprobs: [-Infinity, -0] },
  {
    type: 'loglikelihood_rolling',
    state: 'truncated',
    logprob: -12345.678,
    greedy: false,
    truncatedTokens: 7,
  },
  { type: 'loglikelihood_rolling', state: 'ok', logprob: 0, greedy: true, tokenLogprobs: [] },
  { type: 'generate_until', state: 'ok', text: '' },
  {
    type: 'generate_until',
    state: 'ok',
    text: 'да 👍\u0000\r\n"\\\u2028',
    finishReason: 'stop',
    generatedTokens: 3,
  },
  {
    type: 'generate_until',
    state: 'truncated',
    text: 'x'.repeat(70_000),
    finishReason: 'length',
    truncatedTokens: 1,
  },
]

function expectStored(
  store: ResponseStore,
  names: readonly (string | number)[],
  expected: readonly Response[],
): void {
  const found = store.getMany(names.map(key))
  for (const [i, name] of names.entries())
    expectEqual(found.get(key(name)), expected[i], `response stored as ${name}`)
}

/** The properties that every {@link ResponseStore} has; `make` makes an empty one and is called once for each of them. */
export function responseStoreConformance(
  make: () => ResponseStore | Promise<ResponseStore>,
  { reopen }: ResponseStoreConformanceOptions = {},
): readonly ConformanceCase[] {
  const property = (
    name: string,
    check: (store: ResponseStore) => Promise<void> | void,
  ): ConformanceCase => ({
    name,
    run: async () => {
      await using store = await make()
      await check(store)
    },
  })
  const names = [...RESPONSES.keys()]
  const putAll = (store: ResponseStore): void => {
    for (const [i, response] of RESPONSES.entries()) store.put(key(i), response)
  }
  const cases = [
    property('gives back what was put, before and after a flush', (store) => {
      putAll(store)
      expectStored(store, names, RESPONSES)
      store.flush()
      expectStored(store, names, RESPONSES)
    }),
    property('knows nothing that was not put', (store) => {
      putAll(store)
      expectEqual(store.getMany([key('unknown')]).size, 0, 'responses to an unknown key')
      expectEqual(store.getMany([]).size, 0, 'responses to no keys')
      expectEqual(
        store.getMany([key(0), key('unknown'), key(0)]).size,
        1,
        'responses to a known key, asked twice',
      )
    }),
    property('keeps many responses', (store) => {
      const many = Array.from(
        { length: 3000 },
        (_, i): Response => ({ type: 'loglikelihood', state: 'ok', logprob: -i, greedy: false }),
      )
      for (const [i, response] of many.entries()) store.put(key(i), response)
      store.flush()
      expectStored(store, [...many.keys()], many)
    }),
    property('takes a key again', (store) => {
      const [first, second] = RESPONSES
      if (!first || !second) return
      store.put(key('again'), first)
      store.flush()
      store.put(key('again'), first)
      expectStored(store, ['again'], [first])
    }),
    property('does not keep failed responses', (store) => {
      store.put(key('failed'), failedResponse('loglikelihood', 'no answer'))
      store.flush()
      expectThat(!store.getMany([key('failed')]).has(key('failed')), 'a failed response was stored')
    }),
  ]
  if (!reopen) return cases
  const reopening: ConformanceCase = {
    name: 'remembers after it was disposed of and opened again',
    run: async () => {
      const store = await make()
      putAll(store)
      await store[Symbol.asyncDispose]()
      await using again = await reopen(store)
      expectStored(again, names, RESPONSES)
    },
  }
  return [...cases, reopening]
}
