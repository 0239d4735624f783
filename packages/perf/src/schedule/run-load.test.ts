import { PyRandom } from '@eval/pystd'
import { expect, test } from 'vitest'
import { monotonicSeconds } from '../client/monotonic-seconds.ts'
import { arrivalTimes } from './arrival-times.ts'
import type { LoadPlan } from './load-plan.ts'
import { runLoad } from './run-load.ts'

const plan: LoadPlan = { parallel: 3, duration: null, maxInflight: null }
const environment = { now: monotonicSeconds, signal: new AbortController().signal }
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
const numbers = (count: number): Iterator<number> =>
  Array.from({ length: count }, (_, index) => index).values()

test('a closed loop never has more jobs under way than it has places, and does them in order', async () => {
  let [running, most] = [0, 0]
  const begun: number[] = []
  const end = await runLoad(
    numbers(20),
    async (job) => {
      begun.push(job)
      most = Math.max(most, ++running)
      await pause(job % 3)
      running--
    },
    plan,
    environment,
  )
  expect(most).toBe(3)
  expect(begun).toEqual([...begun].sort((a, b) => a - b))
  expect(end).toEqual({ dispatched: 20, stoppedBy: 'count' })
})

test('an open loop starts jobs when they are due, whatever is under way', async () => {
  const arrivals = Float64Array.of(0, 0.02, 0.02, 0.06)
  const begun: number[] = []
  const start = monotonicSeconds()
  let running = 0
  let most = 0
  await runLoad(
    numbers(4),
    async (_job, { intended }) => {
      most = Math.max(most, ++running)
      begun.push(intended - start)
      await pause(100)
      running--
    },
    { ...plan, parallel: null, arrivals },
    environment,
  )
  expect(most).toBe(4)
  begun.forEach((time, index) => expect(Math.abs(time - (arrivals[index] ?? 0))).toBeLessThan(0.02))
})

test('an open loop may be told how many jobs are too many', async () => {
  let [running, most] = [0, 0]
  await runLoad(
    numbers(10),
    async () => {
      most = Math.max(most, ++running)
      await pause(3)
      running--
    },
    { ...plan, parallel: null, maxInflight: 2 },
    environment,
  )
  expect(most).toBe(2)
})

test('after the duration, and after an interruption, no job starts; what runs is waited for', async () => {
  let finished = 0
  const job = async (): Promise<void> => {
    await pause(30)
    finished++
  }
  const timed = await runLoad(numbers(1000), job, { ...plan, duration: 0.05 }, environment)
  expect(timed.stoppedBy).toBe('duration')
  expect(finished).toBe(timed.dispatched)
  expect(timed.dispatched).toBeLessThan(1000)

  const interruption = new AbortController()
  const end = runLoad(
    numbers(1000),
    job,
    { ...plan, arrivals: Float64Array.from({ length: 1000 }, () => 1e6) },
    { ...environment, signal: interruption.signal },
  )
  interruption.abort()
  expect(await end).toEqual({ dispatched: 0, stoppedBy: 'interruption' })
})

test('a job that fails is reported after the others have ended', async () => {
  let running = 0
  const load = runLoad(
    numbers(6),
    async (job) => {
      running++
      await pause(job)
      running--
      if (job === 1) throw new Error('job 1')
    },
    plan,
    environment,
  )
  await expect(load).rejects.toThrow('job 1')
  expect(running).toBe(0)
})

test('arrivals come at the rate: at equal distances, or at random', () => {
  const random = new PyRandom(7)
  expect([...arrivalTimes(4, 2, 'constant', random)]).toEqual([0, 0.5, 1, 1.5])
  const times = arrivalTimes(5000, 50, 'poisson', random)
  expect(times.at(-1)).toBeCloseTo(100, 9)
  const gaps = times.map((time, index) => time - (times[index - 1] ?? 0))
  const mean = 100 / 5000
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length)
  // Exponential gaps deviate by as much as their mean.
  expect(deviation / mean).toBeGreaterThan(0.9)
  expect(deviation / mean).toBeLessThan(1.1)
  expect([...arrivalTimes(3, 1, 'poisson', new PyRandom(7))]).toEqual([
    ...arrivalTimes(3, 1, 'poisson', new PyRandom(7)),
  ])
})
