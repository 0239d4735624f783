import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose } from './compose.ts'
import type { HttpCall, HttpReply, Send } from './exchange.ts'
import { limit } from './limit.ts'
import { openRecord } from './open-record.ts'
import { parseReply } from './parse-reply.ts'
import { readRecord } from './read-record.ts'
import { record } from './record.ts'
import { redact } from './redact.ts'
import { replay } from './replay.ts'
import { retryAfter } from './retry-after.ts'
import { retry } from './retry.ts'
import { retryWait } from './retry-wait.ts'

const reply = (text: string, status = 200): HttpReply => ({ status, headers: new Map(), text })
const call = (body: string): HttpCall => ({
  method: 'POST',
  url: 'https://host/v1/x?api-key=hush-hush',
  headers: { authorization: 'Bearer hush-hush', 'content-type': 'application/json' },
  body,
})

// tenacity's wait_exponential(multiplier=0.5, min=1, max=10)
test('waits grow as lm_eval lets them grow', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map(retryWait)).toEqual([1, 1, 2, 4, 8, 10, 10])
})

test.each([
  ['2', 2],
  [' 1.5 ', 1.5],
  ['0', 0],
  ['99999', 600],
  ['Thu, 01 Jan 1970 00:00:20 GMT', 10],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('Retry-After: %s', (value, seconds) => {
  expect(retryAfter(value, 10_000)).toBe(seconds)
})

test('what is waited for: growing pauses, spread by a quarter at most', async () => {
  const pauses: number[] = []
  const interceptor = retry({
    attempts: 5,
    now: () => 0,
    random: () => 1,
    pause: async (milliseconds) => void pauses.push(milliseconds),
  })
  const answered = await interceptor(async () => reply('', 503))(call(''), {})
  expect(answered.status).toBe(503)
  expect(pauses).toEqual([1250, 1250, 2500, 5000])
})

test('never more requests than allowed, and each in its turn', async () => {
  let [running, most] = [0, 0]
  const order: string[] = []
  const slow: Send = async ({ body = '' }) => {
    most = Math.max(most, ++running)
    await sleep(1)
    running--
    order.push(body)
    if (body === '3') throw new Error('broken')
    return reply(body)
  }
  const limited = compose(slow, [limit(2)])
  const bodies = Array.from({ length: 9 }, (_, index) => String(index))
  const settled = await Promise.allSettled(bodies.map((body) => limited(call(body), {})))
  expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(most).toBe(2)
  expect(order).toEqual(bodies)
})

test('what was recorded is answered again, in order, without the key', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'record-'))
  const file = path.join(folder, 'http.jsonl')
  let answers = 0
  {
    using recorder = openRecord(file)
    const recording = compose(
      async () => reply(`"${++answers} hush-hush"`),
      [record((line) => recorder.write(line))],
    )
    for (const body of ['{"a": 1, "b": 2.0}', '{"a": 1, "b": 2.0}', '[]']) await recording(call(body), {})
  }
  expect(readFileSync(file, 'utf8')).not.toContain('hush')
  const replaying = compose(async () => reply('', 500), [replay(await readRecord(file))])
  const texts: string[] = []
  for (const body of [
    '{"b": 2.0, "a": 1}',
    '[]',
    '{"a": 1, "b": 2.0}',
    '{"a": 1, "b": 2.0}',
    '{"a": 1, "b": 2}',
  ]) {
    texts.push((await replaying({ ...call(body), url: 'https://other/v1/x?api-key=another' }, {})).text)
  }
  expect(texts.slice(0, 4)).toEqual(['"1 ***"', '"3 ***"', '"2 ***"', '"2 ***"'])
  expect(texts[4]).toContain('not in the record')
  rmSync(folder, { recursive: true })
})

test('the values of headers never show', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (key, before, after) => {
      fc.pre(key.trim() === key && !/^bearer$/i.test(key) && !'***'.includes(key))
      expect(redact(`${before}${key}${after}`, { 'x-key': key })).not.toContain(key)
    }),
  )
  expect(redact('Bearer abcd is wrong: abcd', { authorization: 'Bearer abcd' })).toBe('*** is wrong: ***')
  expect(redact('application/json', { 'content-type': 'application/json' })).toBe('application/json')
})

test("numbers as Python's servers write them", () => {
  expect(parseReply(reply('{"a": [-Infinity, NaN, -1.5, 2], "b": {"c": null}}'))).toEqual({
    a: [Number.NEGATIVE_INFINITY, Number.NaN, -1.5, 2],
    b: { c: null },
  })
  expect(() => parseReply(reply('{"a": NaN'))).toThrow(/JSON|Expecting|line 1/)
})
