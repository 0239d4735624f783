import { jsonDumps } from '@eval/pystd'
import { expect, test } from 'vitest'
import { LoadTotals } from './load-totals.ts'
import type { AnsweredRow, MeasuredRow } from './result-row.ts'
import { summarize } from './summary.ts'

const point = { parallel: 2, rate: -1, inputOnly: false }

function answered(more: Partial<AnsweredRow> = {}): AnsweredRow {
  return {
    success: true,
    stream: true,
    startTime: 100,
    completedTime: 101,
    latency: 1,
    firstChunkLatency: 0.5,
    interTokenLatencies: [0.125, 0.125, 0.25],
    promptTokens: 10,
    completionTokens: 5,
    timePerOutputToken: 0.125,
    ...more,
  }
}

const failed: MeasuredRow = { success: false, stream: true, startTime: 99, interTokenLatencies: [] }

function totalsOf(rows: readonly MeasuredRow[]): LoadTotals {
  const totals = new LoadTotals()
  for (const row of rows) totals.add(row)
  return totals
}

test('the window of 1.4 begins with failed requests; 1.14 leaves them out', () => {
  const totals = totalsOf([failed, answered(), answered({ startTime: 101, completedTime: 103, latency: 2 })])
  const v14 = summarize(totals, point, 'v1.4')
  expect(jsonDumps(v14['Time taken for tests (s)'] ?? null)).toBe('4.0')
  expect(v14['Failed requests']).toBe(1)
  expect(jsonDumps(v14['Output token throughput (tok/s)'] ?? null)).toBe('2.5')
  expect(jsonDumps(v14['Average latency (s)'] ?? null)).toBe('1.5')
  expect(jsonDumps(summarize(totals, point, 'v1.9')['Test Duration (s)'] ?? null)).toBe('4.0')
  expect(jsonDumps(summarize(totals, point, 'v1.14')['Test Duration (s)'] ?? null)).toBe('3.0')
})

test('answers of one token have no time per further token: 1.14 leaves them out of the average', () => {
  const totals = totalsOf([
    answered(),
    answered({ completionTokens: 1, timePerOutputToken: 0, interTokenLatencies: [] }),
  ])
  expect(jsonDumps(summarize(totals, point, 'v1.9')['Avg TPOT (ms)'] ?? null)).toBe('62.5')
  expect(jsonDumps(summarize(totals, point, 'v1.14')['Avg TPOT (ms)'] ?? null)).toBe('125.0')
})

test('answers that were not streamed count for TTFT only where nothing was streamed', () => {
  const whole = answered({ stream: false, firstChunkLatency: 3, interTokenLatencies: [] })
  const mixed = summarize(totalsOf([answered(), whole]), point, 'v1.9')
  expect(jsonDumps(mixed['Avg TTFT (ms)'] ?? null)).toBe('500.0')
  expect(mixed['Stream Requests']).toBe(1)
  expect(jsonDumps(summarize(totalsOf([whole]), point, 'v1.9')['Avg TTFT (ms)'] ?? null)).toBe('3000.0')
})

test('without successes averages are -1, as integers', () => {
  const none = summarize(totalsOf([failed]), point, 'v1.4')
  expect(jsonDumps([none['Average latency (s)'] ?? null, none['Request throughput (req/s)'] ?? null])).toBe(
    '[-1, -1]',
  )
})

test('turns, cached tokens and tokens per chunk have keys of their own', () => {
  const summary = summarize(
    totalsOf([
      answered({ turns: 1, cachedTokens: 0, completionTokens: 13 }),
      answered({ turns: 2, cachedTokens: 15, promptTokens: 30, firstChunkLatency: 0.1 }),
    ]),
    point,
    'v1.9',
  )
  expect(jsonDumps(summary['Avg Turns/Request'] ?? null)).toBe('1.5')
  expect(jsonDumps(summary['KV Cache Hit Rate (%)'] ?? null)).toBe('37.5')
  expect(jsonDumps(summary['Avg First-Turn TTFT (ms)'] ?? null)).toBe('500.0')
  expect(jsonDumps(summary['Avg Subsequent-Turn TTFT (ms)'] ?? null)).toBe('100.0')
  expect(jsonDumps(summary['Avg Decoded Tok/Iter'] ?? null)).toBe('2.6667')
  expect(jsonDumps(summary['Spec. Accept Rate'] ?? null)).toBe('0.625')
})

test('servers that only read have input throughput, and zeros for what they do not write', () => {
  const summary = summarize(totalsOf([answered()]), { ...point, inputOnly: true }, 'v1.9')
  expect(jsonDumps(summary['Input Throughput (tok/s)'] ?? null)).toBe('20.0')
  expect(jsonDumps(summary['Avg TTFT (ms)'] ?? null)).toBe('0.0')
})
