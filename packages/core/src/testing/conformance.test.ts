import { describe, expect, test } from 'vitest'
import type { Backend, BackendMiddleware } from '../backend.ts'
import { backendFingerprint } from '../backend-fingerprint.ts'
import type { Dialogue } from '../dialogue.ts'
import type { Request } from '../request.ts'
import type { Response } from '../response.ts'
import { createTokenBackend } from '../token-backend/create-token-backend.ts'
import { wrapBackend } from '../wrap-backend.ts'
import { backendConformance } from './backend-conformance.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { dialogueConformance } from './dialogue-conformance.ts'
import { fakeBackend } from './fake-backend.ts'
import { fakeResponseStore } from './fake-response-store.ts'
import { fakeTokenGenerator } from './fake-token-generator.ts'
import { fakeTokenScorer } from './fake-token-scorer.ts'
import { fakeTokenizer } from './fake-tokenizer.ts'
import { middlewareConformance } from './middleware-conformance.ts'
import { responseStoreConformance } from './response-store-conformance.ts'
import { tokenGeneratorConformance } from './token-generator-conformance.ts'
import { tokenScorerConformance } from './token-scorer-conformance.ts'
import { tokenizerConformance } from './tokenizer-conformance.ts'

const requests: readonly Request[] = [
  { type: 'loglikelihood', context: 'Q: one?\nA:', continuation: ' yes' },
  { type: 'loglikelihood', context: 'Q: one?\nA:', continuation: ' no' },
  { type: 'generate_until', context: 'Q: two?', generation: { until: ['\n'], max_gen_toks: 4 } },
  { type: 'loglikelihood_rolling', text: 'some text '.repeat(12) },
  {
    type: 'generate_until',
    context: 'Q: two?',
    generation: { do_sample: true, max_gen_toks: 4 },
    repeat: 1,
    seed: 3,
  },
  { type: 'loglikelihood', context: '', continuation: 'yes' },
  { type: 'loglikelihood', context: 'x'.repeat(100), continuation: ' no' },
  { type: 'loglikelihood', context: 'Q: one?\nA:', continuation: '' },
  { type: 'loglikelihood', context: 'Q: one?\nA:', continuation: ' yes' },
]

const tokenBackend = (windowSize: number): Backend => {
  const tokenizer = fakeTokenizer({ addBos: true })
  return createTokenBackend({
    tokenizer,
    scorer: fakeTokenScorer(),
    generator: fakeTokenGenerator({ tokenizer }),
    report: {},
    fingerprint: backendFingerprint({ model: 'fake' }),
    windowSize,
  })
}

const dialogue: Dialogue = {
  taskName: 'chat',
  dialogueId: '1',
  async *turns() {
    let context = 'Hello'
    for (let index = 0; index < 3; index++) {
      const request: Request = { type: 'generate_until', context, generation: {} }
      const [response] = yield [{ taskName: 'chat', docId: 0, index, doc: {}, request, repeats: 1 }]
      context += response && 'text' in response ? response.text : '?'
    }
  },
}

const tokenizer = fakeTokenizer()
const decode = (tokens: Int32Array): string => tokenizer.decode(tokens)
const untouched: BackendMiddleware = (next) => wrapBackend(next, (asked, options) => next.run(asked, options))

const conforming: readonly { readonly what: string; readonly cases: readonly ConformanceCase[] }[] = [
  { what: 'the fake backend', cases: backendConformance(() => fakeBackend(), { requests }) },
  { what: 'a token backend, one window', cases: backendConformance(() => tokenBackend(4096), { requests }) },
  { what: 'a token backend, small windows', cases: backendConformance(() => tokenBackend(2), { requests }) },
  {
    what: 'the fake scorer',
    cases: tokenScorerConformance(() => fakeTokenScorer(), { vocabularySize: 258 }),
  },
  {
    what: 'a scorer of two inputs',
    cases: tokenScorerConformance(() => fakeTokenScorer({ maxLength: 2 }), { vocabularySize: 258 }),
  },
  {
    what: 'the fake generator',
    cases: tokenGeneratorConformance(() => fakeTokenGenerator({ tokenizer }), {
      vocabularySize: 258,
      decode,
    }),
  },
  {
    what: 'the fake tokenizer',
    cases: tokenizerConformance(() => fakeTokenizer({ addBos: true, pieces: ['Hello', ' world'] })),
  },
  {
    what: 'the fake store',
    cases: responseStoreConformance(() => fakeResponseStore(), { reopen: (store) => store }),
  },
  { what: 'a dialogue', cases: dialogueConformance(() => dialogue) },
  { what: 'a middleware that does nothing', cases: middlewareConformance(() => untouched) },
]

describe.each(conforming)('$what conforms', ({ cases }) => {
  test.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

const answering = (answer: (request: Request) => Response): readonly ConformanceCase[] =>
  backendConformance(() => fakeBackend({ answer }), { requests })

const middleware = (make: BackendMiddleware): readonly ConformanceCase[] => middlewareConformance(() => make)

let calls = 0

const broken: readonly {
  readonly what: string
  readonly cases: readonly ConformanceCase[]
  readonly violation: RegExp
}[] = [
  {
    what: 'a backend whose answers depend on the moment',
    cases: answering(({ type }) =>
      type === 'generate_until'
        ? { type, state: 'ok', text: String(calls++) }
        : { type, state: 'ok', logprob: -calls++, greedy: false },
    ),
    violation: /asked again: logprob/,
  },
  {
    what: 'a log-probability above 0',
    cases: answering(({ type }) =>
      type === 'generate_until'
        ? { type, state: 'ok', text: '' }
        : { type, state: 'ok', logprob: 1, greedy: true },
    ),
    violation: /not at most 0/,
  },
  {
    what: 'a failure without words',
    cases: answering(({ type }) => ({ type, state: 'error', message: '' })),
    violation: /says nothing/,
  },
  {
    what: 'a middleware that asks twice',
    cases: middleware((next) =>
      wrapBackend(next, async function* (asked, options) {
        for await (const _ of next.run(asked, options));
        yield* next.run(asked, options)
      }),
    ),
    violation: /more than once/,
  },
  {
    what: 'a middleware that loses a request',
    cases: middleware((next) => wrapBackend(next, (asked, options) => next.run(asked.slice(0, -1), options))),
    violation: /was not answered/,
  },
  {
    what: 'a middleware that does not pass on the signal',
    cases: middleware((next) => wrapBackend(next, (asked) => next.run(asked, {}))),
    violation: /expected an error, but there was none/,
  },
  {
    what: 'a scorer whose answers depend on the company',
    cases: tokenScorerConformance(
      () => {
        const scorer = fakeTokenScorer()
        return {
          ...scorer,
          async *score(window, options) {
            for await (const scored of scorer.score(window, options)) {
              yield { ...scored, logprobs: scored.logprobs.map((logprob) => logprob - window.length) }
            }
          },
        }
      },
      { vocabularySize: 258 },
    ),
    violation: /alone: token 0/,
  },
]

test.each(broken)('the suites find $what', async ({ cases, violation }) => {
  const failures: string[] = []
  for (const { run } of cases) {
    await run().catch((error: unknown) => failures.push(String(error)))
  }
  expect(failures.filter((failure) => violation.test(failure))).not.toHaveLength(0)
})
