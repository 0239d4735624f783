import { PyFloat, pyFloat } from '@eval/pystd'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PointResult } from '../report/point-result.ts'
import { parseCriteria } from './criterion.ts'
import { search, type SearchTools } from './search.ts'

/** A server whose time to the first token grows by 10 ms with every request in flight, and whose rate peaks at 12. */
function point(load: number, failed = 0): PointResult {
  return {
    summary: {
      'Total requests': load * 2,
      'Succeed requests': load * 2 - failed,
      'Average latency (s)': pyFloat(load / 100),
      'Average time to first token (s)': pyFloat(load / 100),
      'Request throughput (req/s)': new PyFloat(100 - Math.abs(load - 12)),
    },
    percentiles: [{ Percentiles: '99%', 'TTFT (s)': pyFloat(load / 100) }],
  }
}

function tools(upper = 64): SearchTools & { readonly measured: number[] } {
  const measured: number[] = []
  return {
    measured,
    lower: 1,
    upper,
    log: () => undefined,
    measure: (load) => {
      if (!measured.includes(load)) measured.push(load)
      return Promise.resolve(point(load))
    },
  }
}

const group = (text: string): ReturnType<typeof parseCriteria>[number] =>
  parseCriteria([{ p99_ttft: text }], false)[0] ?? []

test('the largest load within a bound is found, wherever the search begins', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 64 }),
      fc.integer({ min: 1, max: 64 }),
      async (limit, start) => {
        const found = await search(group(`<=${limit * 10}ms`), start, tools())
        expect(found.selected).toBe(limit)
        expect(found.note).toBe('Satisfied')
      },
    ),
  )
})

test('loads are tried as EvalScope tries them', async () => {
  const used = tools()
  await search(group('<=0.06'), 2, used)
  expect(used.measured).toEqual([2, 4, 8, 6, 7])
})

test('a bound that nothing keeps', async () => {
  const found = await search(group('<0.001s'), 8, tools())
  expect(found).toEqual({
    criteria: 'p99_ttft < 0.001',
    selected: undefined,
    note: 'Failed at lower bound (1)',
  })
})

test('a load with failed requests keeps no bound', async () => {
  const used: SearchTools = { ...tools(), measure: (load) => Promise.resolve(point(load, load > 5 ? 1 : 0)) }
  expect((await search(group('<=10s'), 1, used)).selected).toBe(5)
})

test('the best value of a metric', async () => {
  const [criteria = []] = parseCriteria({ rps: 'max' }, true)
  const found = await search(criteria, 1, tools())
  expect(found).toEqual({ criteria: 'rps -> max', selected: 12, note: 'Best rps: 100.0000' })
})

test('conditions that mean nothing are refused before anything is measured', () => {
  expect(() => parseCriteria([{ p99_ttft: '2' }], false)).toThrow('"<=2s"')
  expect(() => parseCriteria([{ p98_ttft: '<2' }], false)).toThrow('unknown metric "p98_ttft"')
  expect(() => parseCriteria([{ rps: '>2ms' }], false)).toThrow('no unit of time')
  expect(() => parseCriteria([], false)).toThrow('at least one')
})
