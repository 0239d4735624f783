import { expect, test } from 'vitest'
import type { Passes } from './score-cell.ts'
import { scoringHeader, scoringRow } from './scoring-row.ts'

const file = { task: 'endings', path: 'requests.jsonl', requests: 100 } as const
const work = { least: 10, peer: 40 }
const passes = (side: Passes['side'], batchSize: Passes['batchSize'], ...seconds: number[]): Passes => ({
  side,
  batchSize,
  seconds,
  cpuSeconds: seconds.map((value) => value * 2),
})

test('defaults are compared with defaults, the best with the best', () => {
  const ours = [passes('ours', 1, 10, 12), passes('ours', 'auto', 5, 5)]
  const theirs = [passes('theirs', 1, 40, 36), passes('theirs', 8, 20, 30)]
  const row = scoringRow({
    model: '10m',
    threads: 2,
    file,
    work,
    cell: { passes: [...ours, ...theirs], difference: 2e-6 },
  })
  const named = Object.fromEntries(scoringHeader.map((name, place) => [name, row[place]]))
  expect(named).toMatchObject({
    model: '10m',
    threads: '2',
    ours: '9.1',
    'ours, best': '20.0, batch auto',
    lm_eval: '2.6',
    'lm_eval, best': '4.0, batch 8',
    'times faster': '3.50 (3.00 to 4.00)',
    'best against best': '5.00 (4.00 to 6.00)',
    'work saved, times': '4.00',
    'largest difference': '2e-6',
  })
})

test('without the peer only our side has numbers', () => {
  const row = scoringRow({
    model: '10m',
    threads: 1,
    file,
    work,
    cell: { passes: [passes('ours', 1, 10)], difference: undefined },
  })
  expect(row).toEqual(['10m', '1', 'endings', '10.0', '10.0, batch 1', '', '', '', '', '', '4.00', ''])
})
