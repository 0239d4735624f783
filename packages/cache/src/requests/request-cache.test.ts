import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Doc, Request } from '@eval/core'
import { pyFloat, PyTuple, type PyValue } from '@eval/pystd'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeValue } from './decode-value.ts'
import { encodeValue } from './encode-value.ts'
import { requestCache, type RequestCache } from './request-cache.ts'
import { requestCacheFileName } from './request-cache-file-name.ts'
import type { StoredRequests } from './stored-requests.ts'

const suffix = '.57669194e25afae85ea14f096de3ea7c6247d45e62770904575c34cbce2478f0.pickle'

function cacheIn(folder: string = mkdtempSync(path.join(tmpdir(), 'requests-'))) {
  const warnings: string[] = []
  const cache: RequestCache = requestCache({ folder, onWarning: (text) => warnings.push(text) })
  return { folder, warnings, cache }
}

function stored(...requests: readonly Request[]): StoredRequests {
  const doc: Doc = {
    text: 'lone \ud800',
    n: 1,
    x: pyFloat(1),
    big: 2n ** 70n,
    none: null,
    t: new PyTuple([1]),
  }
  return {
    settings: { seed: '1234' },
    documents: [{ doc, instances: requests.map((request) => ({ request, repeats: 2 })) }],
  }
}

const choice = (continuation: string): Request => ({ type: 'loglikelihood', context: 'Q:\n', continuation })

describe('names are those of lm_eval', () => {
  test.each([
    ['requests-a-0shot', `requests-a-0shot${suffix}`],
    ['a/b\\c//d\\\\e', `a_b_c_d_e${suffix}`],
    ['x'.repeat(168), `${'x'.repeat(168)}${suffix}`],
    ['x'.repeat(169), `${'x'.repeat(151)}-a0c619c50a248f6c${suffix}`],
    ['ж'.repeat(90), `${'ж'.repeat(75)}-fabf0e8b50e007ab${suffix}`],
    ['-'.repeat(300), `cache-e31806db2667d00e${suffix}`],
  ])('%s', (key, name) => {
    expect(requestCacheFileName(key)).toBe(name)
  })
})

test('what is stored comes back exactly, without the origin of requests', async () => {
  const { cache, warnings } = cacheIn()
  const requests: Request[] = [
    { ...choice(' a'), origin: { taskName: 't', docId: 0, index: 0 } },
    choice(' b'),
    { type: 'loglikelihood_rolling', text: 'line\u2028line' },
    { type: 'generate_until', context: 'Q:\n', generation: { temperature: pyFloat(0), until: ['\n'] } },
    { type: 'generate_until', context: { messages: [{ role: 'user', content: 'hi' }] }, generation: {} },
  ]
  await cache.save('key', stored(...requests))
  expect(await cache.load('key')).toEqual(stored(choice(' a'), ...requests.slice(1)))
  expect(await cache.load('another key')).toBeUndefined()
  expect(warnings).toEqual([])
})

test('every value comes back as it was', () => {
  const leaf: fc.Arbitrary<PyValue> = fc.oneof(
    fc.constantFrom(null, true, false, -0, Number.NaN, Number.NEGATIVE_INFINITY, 2n ** 80n),
    fc.double().map(pyFloat),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
  )
  const { value } = fc.letrec<{ value: PyValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value')),
      fc.array(tie('value')).map((items) => new PyTuple(items)),
      fc.dictionary(fc.string(), tie('value')).map((fields) => new Map(Object.entries(fields))),
    ),
  }))
  fc.assert(
    fc.property(value, (original) => {
      const text = JSON.stringify(encodeValue(original))
      expect(JSON.stringify(encodeValue(decodeValue(JSON.parse(text))))).toBe(text)
    }),
  )
  for (const kept of [
    1,
    pyFloat(1),
    pyFloat(-0),
    { b: 1 },
    new Map([['1', 2]]),
    new Set([1]),
    new Uint8Array([1, 2]),
  ])
    expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(kept))))).toEqual(kept)
})

describe('a file that is not as it should be', () => {
  const key = 'key'
  const nameOf = (folder: string): string => path.join(folder, requestCacheFileName(key))

  test.each([
    ['cut off', (text: string) => text.slice(0, -20)],
    ['changed', (text: string) => text.replace('lone', 'long')],
    ['of another key', (text: string) => text.replace('"key":"key"', '"key":"yek"')],
    ['empty after its first line', (text: string) => text.slice(0, text.indexOf('\n') + 1)],
  ])('%s: said, and written anew', async (_, damage) => {
    const { cache, folder, warnings } = cacheIn()
    await cache.save(key, stored(choice(' a')))
    writeFileSync(nameOf(folder), damage(readFileSync(nameOf(folder), 'utf8')))
    expect(await cache.load(key)).toBeUndefined()
    expect(warnings).toEqual([expect.stringContaining('are damaged; they are built anew')])
    await cache.save(key, stored(choice(' a')))
    expect(await cache.load(key)).toEqual(stored(choice(' a')))
  })

  test("lm_eval's own pickle is neither read nor replaced nor removed", async () => {
    const { cache, folder, warnings } = cacheIn()
    writeFileSync(nameOf(folder), Buffer.from([0x80, 4, 0x95]))
    await cache.save('mine', stored(choice(' a')))
    expect(await cache.load(key)).toBeUndefined()
    await cache.save(key, stored(choice(' a')))
    expect(warnings).toEqual([expect.stringContaining('another program')])
    expect(await cache.clear()).toBe(1)
    expect(readdirSync(folder)).toEqual([requestCacheFileName(key)])
  })

  test('a folder that cannot be made or written is a warning', async () => {
    const { folder } = cacheIn()
    writeFileSync(path.join(folder, 'file'), '')
    const { cache, warnings } = cacheIn(path.join(folder, 'file'))
    await cache.save(key, stored(choice(' a')))
    expect(warnings).toEqual([expect.stringMatching(/cannot be stored in .*; the run goes on without/)])
  })

  test.skipIf(process.getuid?.() === 0)('a read-only folder is a warning', async () => {
    const { folder, cache, warnings } = cacheIn()
    chmodSync(folder, 0o500)
    await cache.save(key, stored(choice(' a')))
    expect(warnings).toEqual([expect.stringContaining('the run goes on without')])
  })
})

test('clearing leaves the files of others, and a folder that is not there, alone', async () => {
  const { cache, folder } = cacheIn()
  mkdirSync(path.join(folder, 'sub'))
  writeFileSync(path.join(folder, 'notes.txt'), '')
  await cache.save('a', stored(choice(' a')))
  await cache.save('b', stored(choice(' a')))
  expect(await cache.clear()).toBe(2)
  expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'sub'])
  expect(await cacheIn(path.join(folder, 'none')).cache.clear()).toBe(0)
})

test('runs that write the same key at once leave one whole file', async () => {
  const { folder } = cacheIn()
  await Promise.all(Array.from({ length: 8 }, () => cacheIn(folder).cache.save('key', stored(choice(' a')))))
  expect(readdirSync(folder)).toEqual([requestCacheFileName('key')])
  expect(await cacheIn(folder).cache.load('key')).toEqual(stored(choice(' a')))
})
