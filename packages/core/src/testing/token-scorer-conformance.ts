import type { ScoreJob, Scored, TokenScorer } from '../token-scorer.ts'
import { collect } from './collect.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectClose, expectEqual, expectRejection, expectThat } from './expectations.ts'
import { stableHash, stableShuffle } from './stable-hash.ts'

export interface TokenScorerConformanceOptions {
  /** Tokens of the test sequences are taken from 0 … vocabularySize - 1. */
  readonly vocabularySize: number
  /** How far a log-probability may differ between batches, nats. Default 1e-3. */
  readonly tolerance?: number
}

type Sequence = Omit<ScoreJob, 'index'>

/** Sequences that share prefixes, differ in length, and sit at the edges: one scored token, from 1, the longest. */
function sequences(maxLength: number, vocabularySize: number): readonly Sequence[] {
  const tokens = (name: string, length: number): Int32Array =>
    Int32Array.from(
      { length: Math.min(length, maxLength + 1) },
      (_, i) => stableHash(name, i) % vocabularySize,
    )
  const question = tokens('question', 12)
  const choice = (name: string, length: number): Sequence => {
    const joined = Int32Array.from([...question, ...tokens(name, length)]).subarray(0, maxLength + 1)
    return { tokens: joined, from: Math.min(question.length, joined.length - 1) }
  }
  return [
    ...['a', 'b', 'c', 'd'].map((name) => choice(name, 1)),
    choice('long choice', 7),
    { tokens: question, from: 1 },
    { tokens: question, from: question.length - 1 },
    { tokens: tokens('pair', 2), from: 1 },
    { tokens: tokens('other', 5), from: 2 },
    { tokens: tokens('longest', maxLength + 1), from: 1 },
    { tokens: tokens('longest', maxLength + 1), from: Math.min(3, maxLength) },
    choice('a', 1),
  ]
}

async function scoreAll(
  scorer: TokenScorer,
  jobs: readonly Sequence[],
  signal?: AbortSignal,
): Promise<Scored[]> {
  const window = jobs.map((job, index) => ({ ...job, index }))
  const scored = new Map<number, Scored>()
  for (const result of await collect(scorer.score(window, signal ? { signal } : {}))) {
    expectThat(!scored.has(result.index), `job ${result.index} was answered twice`)
    scored.set(result.index, result)
  }
  return window.map(({ index, tokens, from }) => {
    const result = scored.get(index)
    expectThat(result !== undefined, `job ${index} was not answered`)
    expectEqual(result.logprobs.length, tokens.length - from, `number of log-probabilities of job ${index}`)
    expectThat(
      result.logprobs.every((logprob) => logprob <= 1e-5),
      `job ${index}: a log-probability is above 0`,
    )
    return result
  })
}

function expectSame(actual: Scored, expected: Scored, tolerance: number, what: string): void {
  for (const [position, logprob] of expected.logprobs.entries()) {
    expectClose(actual.logprobs[position] ?? Number.NaN, logprob, tolerance, `${what}: token ${position}`)
  }
  expectEqual(actual.greedy, expected.greedy, `${what}: greedy`)
}

/** The properties that every {@link TokenScorer} has; `make` is called once for each of them. */
export function tokenScorerConformance(
  make: () => TokenScorer | Promise<TokenScorer>,
  { vocabularySize, tolerance = 1e-3 }: TokenScorerConformanceOptions,
): readonly ConformanceCase[] {
  const property = (
    name: string,
    check: (scorer: TokenScorer, jobs: readonly Sequence[]) => Promise<void>,
  ): ConformanceCase => ({
    name,
    run: async () => {
      await using scorer = await make()
      await check(scorer, sequences(scorer.maxLength, vocabularySize))
    },
  })
  return [
    property('answers every job exactly once, up to the longest', async (scorer, jobs) => {
      await scoreAll(scorer, jobs)
    }),
    property('answers an empty window', async (scorer) => {
      expectEqual(await collect(scorer.score([], {})), [], 'answers to no jobs')
    }),
    property('scores a job alike alone and in company', async (scorer, jobs) => {
      const together = await scoreAll(scorer, jobs)
      for (const [index, job] of jobs.entries()) {
        const [alone] = await scoreAll(scorer, [job])
        const expected = together[index]
        if (alone && expected) expectSame(alone, expected, tolerance, `job ${index} alone`)
      }
    }),
    property('does not depend on the order of jobs, and takes duplicates', async (scorer, jobs) => {
      const expected = await scoreAll(scorer, jobs)
      const order = stableShuffle([...jobs.keys(), ...jobs.keys()], 'order')
      const shuffled = await scoreAll(
        scorer,
        order.flatMap((index) => jobs[index] ?? []),
      )
      for (const [position, index] of order.entries()) {
        const [actual, wanted] = [shuffled[position], expected[index]]
        if (actual && wanted) expectSame(actual, wanted, tolerance, `job ${index} in another order`)
      }
    }),
    property('gives a token the same log-probability wherever scoring begins', async (scorer, jobs) => {
      for (const { tokens } of jobs) {
        const [whole] = await scoreAll(scorer, [{ tokens, from: 1 }])
        const starts = [...new Set([1, tokens.length >> 1, tokens.length - 1])].filter((from) => from >= 1)
        const parts = await scoreAll(
          scorer,
          starts.map((from) => ({ tokens, from })),
        )
        for (const [i, from] of starts.entries()) {
          const expected = whole?.logprobs.subarray(from - 1) ?? new Float32Array()
          for (const [position, logprob] of expected.entries()) {
            expectClose(
              parts[i]?.logprobs[position] ?? Number.NaN,
              logprob,
              tolerance,
              `token ${from + position}`,
            )
          }
        }
      }
    }),
    property('calls tokens greedy exactly when each of them is', async (scorer, jobs) => {
      for (const { tokens, from } of jobs.slice(0, 6)) {
        const [whole] = await scoreAll(scorer, [{ tokens, from }])
        const ends = Array.from({ length: tokens.length - from }, (_, i) => from + i + 1)
        const single = await scoreAll(
          scorer,
          ends.map((end) => ({ tokens: tokens.subarray(0, end), from: end - 1 })),
        )
        expectEqual(
          whole?.greedy,
          single.every(({ greedy }) => greedy),
          'greedy of the whole',
        )
      }
    }),
    property('stops when the iteration ends early, and works again', async (scorer, jobs) => {
      for await (const _ of scorer.score(
        jobs.map((job, index) => ({ ...job, index })),
        {},
      ))
        break
      await scoreAll(scorer, jobs)
    }),
    property('throws the reason of a signal that has fired', async (scorer, jobs) => {
      const signal = AbortSignal.abort(new Error('enough'))
      const error = await expectRejection(() => scoreAll(scorer, jobs, signal), 'an aborted window')
      expectThat(
        error === signal.reason,
        `an aborted window threw ${String(error)} instead of the signal's reason`,
      )
    }),
    property('can be disposed of twice', async (scorer) => {
      await scorer[Symbol.asyncDispose]()
    }),
  ]
}
