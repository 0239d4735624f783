import { expect, test } from 'vitest'
import { chooseLog } from './choose-log.ts'
import { isPublicLog } from './is-public-log.ts'
import { logStamp } from './log-stamp.ts'

const log = (name: string) => ({ path: `/logs/${name}`, name, stamp: logStamp(name) })
const chosen = (names: readonly string[], generated: boolean, task = 'bps'): unknown => {
  const found = chooseLog(task, names.map(log), generated)
  return found && [found.log, ...found.duplicates, ...found.stale].map(({ name }) => name)
}

const old = 'samples_bps_2024-10-24T18-00-00.999999.jsonl'
const recent = 'samples_bps_2024-10-24T18-00-01.000001.jsonl'
const generated = 'samples_bps_gen_2024-10-25T00-00-00.000000.jsonl'

test('the newest log of the mode is packed', () => {
  expect(chosen([old, recent, generated], false)).toEqual([recent, old])
  expect(chosen([old, recent, generated], true)).toEqual([generated])
  expect(chosen([old, recent], true)).toEqual([recent, old])
  expect(chosen([generated], false)).toBeUndefined()
})

test('names are prefixes, as in the reference', () => {
  const local = 'samples_bps_localscore_2025-01-01T00-00-00.000000.jsonl'
  expect(chosen([recent, local], false)).toEqual([local, recent])
  expect(chosen(['samples_bps.jsonl', recent], false)).toEqual([recent, 'samples_bps.jsonl'])
})

test('seconds without a fraction are before those with one', () => {
  const whole = 'samples_bps_2024-10-24T18-00-01.jsonl'
  expect(chosen([whole, old, recent], false)).toEqual([recent, whole, old])
})

test.each([
  [recent, false, true],
  [recent, true, false],
  [generated, true, true],
  ['samples_chegeka_2024-10-24T18-00-01.000001.jsonl', true, true],
  ['samples_use_2024-10-24T18-00-01.000001.jsonl', false, true],
])('%s is published with --gen %s: %s', (name, mode, is) => {
  expect(isPublicLog(name, mode)).toBe(is)
})
