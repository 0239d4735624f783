import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { planRuns, type RunLimits } from './plan-runs.ts'
import type { PlannedRun } from './planned-run.ts'
import { scoreWindow, type WindowJob } from './score-window.ts'
import { sortInputs } from './sorted-inputs.ts'

/** Jobs over a tiny vocabulary, many of them grown from each other: plenty of shared prefixes. */
const windows = fc
  .array(
    fc.record({
      parent: fc.nat(30),
      cut: fc.nat(40),
      tail: fc.array(fc.nat(2), { minLength: 1, maxLength: 14 }),
      from: fc.nat(100),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((recipes) => {
    const jobs: WindowJob[] = []
    for (const { parent, cut, tail, from } of recipes) {
      const start = jobs[parent]?.tokens.subarray(0, cut) ?? []
      const tokens = Int32Array.from([1, ...start, ...tail])
      jobs.push({ tokens, from: 1 + (from % (tokens.length - 1)) })
    }
    return jobs
  })

const limitSets = fc.record({
  tokens: fc.integer({ min: 8, max: 40 }),
  packed: fc.integer({ min: 1, max: 40 }),
  contexts: fc.integer({ min: 1, max: 6 }),
})

/** Replays a plan as a model would: every token sees its ancestors and the cached path; returns what was scored. */
function replay(
  jobs: readonly WindowJob[],
  runs: Iterable<PlannedRun>,
  limits: RunLimits,
): Map<string, number> {
  const scored = new Map<string, number>()
  let cached: number[] = []
  for (const run of runs) {
    expect(run.inputIds.length).toBeLessThanOrEqual(limits.tokens(run.base))
    expect(run.base).toBeLessThanOrEqual(cached.length)
    cached = cached.slice(0, run.base)
    const seenBy = (token: number): number[] => {
      const ancestors = [...run.inputIds.keys()].filter(
        (other) => other <= token && token < (run.subtreeEnd[other] ?? 0),
      )
      return [...cached, ...ancestors.map((other) => run.inputIds[other] ?? -1)]
    }
    for (const [index, job] of run.scoreJob.entries()) {
      const token = run.rows[run.scoreRow[index] ?? 0] ?? 0
      const { tokens, from } = jobs[job] ?? { tokens: new Int32Array(0), from: 0 }
      const at = from + (run.scorePlace[index] ?? 0)
      expect(seenBy(token)).toEqual([...tokens.subarray(0, at)])
      expect(run.positions[token]).toBe(at - 1)
      expect(run.scoreTarget[index]).toBe(tokens[at])
      scored.set(`${job}:${at}`, (scored.get(`${job}:${at}`) ?? 0) + 1)
    }
    cached = [...cached, ...run.inputIds.subarray(0, run.keep)]
  }
  return scored
}

test.each([true, false])(
  'every token of every job is scored once, given exactly what stands before it (share: %s)',
  (share) => {
    fc.assert(
      fc.property(windows, limitSets, (jobs, { tokens, packed, contexts }) => {
        const limits = { tokens: () => tokens, packedTokens: packed, contexts }
        const window = scoreWindow(jobs)
        const scored = replay(
          jobs,
          planRuns(
            window,
            sortInputs(window, () => 0, share),
            limits,
          ),
          limits,
        )
        const expected = jobs.flatMap(({ tokens: own, from }, job) =>
          Array.from({ length: own.length - from }, (_, place) => `${job}:${from + place}`),
        )
        expect([...scored.keys()].toSorted()).toEqual(expected.toSorted())
        expect(Math.max(...scored.values())).toBe(1)
      }),
      { numRuns: 300 },
    )
  },
)

const unlimited: RunLimits = { tokens: () => 512, packedTokens: 512, contexts: Number.POSITIVE_INFINITY }

function plan(jobs: readonly WindowJob[], limits: RunLimits, share = true): PlannedRun[] {
  const window = scoreWindow(jobs)
  return [
    ...planRuns(
      window,
      sortInputs(window, () => 0, share),
      limits,
    ),
  ]
}

const question = (seed: number, length: number): number[] =>
  Array.from({ length }, (_, index) => seed + index)
const choices = (context: readonly number[], tails: readonly (readonly number[])[]): WindowJob[] =>
  tails.map((tail) => ({ tokens: Int32Array.from([...context, ...tail]), from: context.length }))

test('choices of one token share one row', () => {
  const [run, ...others] = plan(choices(question(10, 20), [[1], [2], [3], [4]]), unlimited)
  expect(others).toEqual([])
  expect(run?.inputIds).toHaveLength(20)
  expect(run?.rows).toHaveLength(1)
})

test('choices of several tokens share the question', () => {
  const [run] = plan(
    choices(question(10, 20), [
      [1, 2, 3],
      [1, 5, 6],
      [7, 8, 9],
    ]),
    unlimited,
  )
  expect(run?.inputIds).toHaveLength(20 + 5)
})

test('examples that many questions share are fed once', () => {
  const shots = question(1000, 300)
  const jobs = Array.from({ length: 20 }, (_, index) =>
    choices([...shots, ...question(10 * index, 40)], [[1], [2]]),
  ).flat()
  const runs = plan(jobs, { ...unlimited, packedTokens: 128 })
  expect(runs.reduce((sum, run) => sum + run.inputIds.length, 0)).toBe(300 + 20 * 40)
  expect(runs.filter((run) => run.keep > 0)).toHaveLength(1)
})

test('without sharing every job is fed whole, and a batch size bounds how many at once', () => {
  const jobs = choices(question(10, 20), [[1], [2], [3], [4], [5]])
  const runs = plan(jobs, { ...unlimited, contexts: 2 }, false)
  expect(runs.map((run) => run.inputIds.length)).toEqual([40, 40, 20])
})

test('inputs of different classes share nothing', () => {
  const window = scoreWindow(choices(question(10, 20), [[1], [2, 3]]))
  const runs = [
    ...planRuns(
      window,
      sortInputs(window, (length) => length, true),
      unlimited,
    ),
  ]
  expect(runs.map((run) => [run.lengthClass, run.inputIds.length])).toEqual([
    [20, 20],
    [21, 21],
  ])
})
