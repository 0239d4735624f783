import { UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { benchmarkOptions } from './benchmark-options.ts'

test('everything, unless something is chosen', () => {
  expect(benchmarkOptions([])).toMatchObject({
    models: ['10m', '120m'],
    threads: [1, 2],
    repeats: 5,
    quick: false,
  })
  expect(benchmarkOptions(['--quick'])).toMatchObject({ models: ['10m'], repeats: 2, quick: true })
  expect(benchmarkOptions(['--', '--only', 'startup,scoring', '--threads', '2'])).toMatchObject({
    sections: ['scoring', 'startup'],
    threads: [2],
  })
})

test('help is asked for', () => {
  expect(benchmarkOptions(['--help'])).toBeUndefined()
})

test.each([
  ['--ony', 'x'],
  ['--only', 'speed'],
  ['--repeats', '0'],
  ['--threads', '1,x'],
])('%s %s is refused', (...argv) => {
  expect(() => benchmarkOptions(argv)).toThrow(UsageError)
})
