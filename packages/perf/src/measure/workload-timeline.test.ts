import { expect, test } from 'vitest'
import type { AnsweredRow } from './result-row.ts'
import { TraceTotals } from './trace-totals.ts'
import { WorkloadTimeline } from './workload-timeline.ts'

const row = (startTime: number, completedTime: number, more: Partial<AnsweredRow> = {}): AnsweredRow => ({
  success: true,
  stream: true,
  startTime,
  completedTime,
  latency: completedTime - startTime,
  firstChunkLatency: 0.5,
  interTokenLatencies: [],
  promptTokens: 100,
  completionTokens: 11,
  timePerOutputToken: 0.1,
  ...more,
})

test('throughput over the whole run, its last 30 seconds, and without its first fifth', () => {
  const timeline = new WorkloadTimeline()
  for (let second = 1; second <= 100; second++)
    timeline.add(row(second - 1, second, { cachedTokens: 40, completionTokens: second <= 50 ? 10 : 30 }))
  const throughput = timeline.throughput()
  const completion = throughput?.rates.find((rate) => rate.metric === 'Completion tok/s')
  expect(completion).toEqual({
    metric: 'Completion tok/s',
    overall: 20,
    lastWindow: 30,
    steadyState: (30 * 10 + 50 * 30) / 80,
  })
  expect(throughput?.rates.map((rate) => rate.overall)).toEqual([100, 60, 40, 20])
})

test('nothing answered has no throughput', () => {
  expect(new WorkloadTimeline().throughput()).toBeUndefined()
})

test('dialogues: time to the first token of the last answer, and cache hits of what could be cached', () => {
  const traces = new TraceTotals()
  traces.add(row(0, 2, { traceId: 'a', cachedTokens: 0 }))
  traces.add(row(3, 5, { traceId: 'a', cachedTokens: 111, promptTokens: 150 }))
  traces.add(row(0, 1))
  const summary = traces.summary()
  expect(summary?.traces).toBe(1)
  const means = Object.fromEntries(summary?.rows.map((line) => [line.metric, line.mean]) ?? [])
  expect(means).toEqual({
    'Latency (s)': 5,
    'First-Turn TTFT (s)': 0.5,
    'TTFAT (s)': 3.5,
    'Decode TPS': 10 / 1.5,
    'Cache Hit Rate (%)': (111 / 250) * 100,
    'Eligible Cache Hit Rate (%)': 100,
  })
})
