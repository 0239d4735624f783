import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OutputError, type ResponseStore, UsageError } from '@eval/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openResponseStore } from './open-response-store.ts'
import { numberedKey, numberedResponse } from './testing/numbered.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'response-store-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const open = (name = 'a/responses.db', fallback?: string): ResponseStore =>
  openResponseStore({
    path: join(folder, name),
    ...(fallback === undefined ? {} : { fallbackPath: join(folder, fallback) }),
    onWarning: (message) => {
      throw new Error(message)
    },
  })

const has = (store: ResponseStore, name: string): boolean => store.getMany([numberedKey(name)]).size === 1

test('responses are there at once, after a flush, and in the next run', async () => {
  {
    await using store = open()
    store.put(numberedKey('one'), numberedResponse(1))
    expect(store.getMany([numberedKey('one'), numberedKey('two')])).toEqual(
      new Map([[numberedKey('one'), numberedResponse(1)]]),
    )
    store.flush()
    expect(has(store, 'one')).toBe(true)
  }
  await using again = open()
  expect(again.getMany([numberedKey('one')]).get(numberedKey('one'))).toEqual(numberedResponse(1))
})

test('responses reach the disk without a flush', async () => {
  await using store = open()
  for (let index = 0; index < 1234; index += 1) store.put(numberedKey(String(index)), numberedResponse(index))
  await new Promise((resolve) => setTimeout(resolve, 150))
  await using other = open()
  expect(has(other, '0') && has(other, '1233')).toBe(true)
})

test('failed responses are not stored', async () => {
  await using store = open()
  store.put(numberedKey('one'), { type: 'generate_until', state: 'error', message: 'no answer' })
  store.flush()
  expect(has(store, 'one')).toBe(false)
})

test('disposing twice is harmless; using a closed store is an error', async () => {
  const store = open()
  await store[Symbol.asyncDispose]()
  await store[Symbol.asyncDispose]()
  expect(() => store.put(numberedKey('one'), numberedResponse(1))).toThrow(/closed/)
})

test.each([
  [
    'not a database',
    (path: string) => writeFileSync(path, 'key,value\n'.repeat(99)),
    'is not a response store',
  ],
  ["lm_eval's own cache", (path: string) => createTable(path, 'unnamed'), 'another program'],
])('%s is refused and left as it is', (_, make, message) => {
  const path = join(folder, 'x.db')
  make(path)
  const before = readFileSync(path)
  expect(() => open('x.db')).toThrow(UsageError)
  expect(() => open('x.db')).toThrow(message)
  expect(() => open('x.db')).toThrow(path)
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a folder is refused', () => {
  mkdirSync(join(folder, 'x.db'))
  expect(() => open('x.db')).toThrow(UsageError)
  expect(() => open('x.db')).toThrow(/is a folder/)
})

function createTable(path: string, name: string): void {
  const database = new DatabaseSync(path)
  database.exec(`CREATE TABLE ${name} (key TEXT PRIMARY KEY, value BLOB)`)
  database.close()
}

test('a store of a newer version is refused', async () => {
  await open('x.db')[Symbol.asyncDispose]()
  const database = new DatabaseSync(join(folder, 'x.db'))
  database.exec('PRAGMA user_version = 2')
  database.close()
  expect(() => open('x.db')).toThrow(UsageError)
  expect(() => open('x.db')).toThrow(/version 2, written by a newer release.*up to version 1/)
})

test('a damaged store is refused when it is read', async () => {
  const path = join(folder, 'x.db')
  {
    await using store = open('x.db')
    for (let index = 0; index < 2000; index += 1)
      store.put(numberedKey(String(index)), numberedResponse(index))
  }
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xab, 8192))
  const read = async (): Promise<void> => {
    await using store = open('x.db')
    store.getMany(Array.from({ length: 2000 }, (_, index) => numberedKey(String(index))))
  }
  await expect(read()).rejects.toThrow(UsageError)
  await expect(read()).rejects.toThrow(/damaged/)
})

test('an empty file, as a crash may leave it, becomes a store', async () => {
  writeFileSync(join(folder, 'x.db'), '')
  await using store = open('x.db')
  store.put(numberedKey('one'), numberedResponse(1))
  store.flush()
  expect(has(store, 'one')).toBe(true)
})

test('a store that is deleted during the run is made anew', async () => {
  {
    await using store = open('a/x.db')
    store.put(numberedKey('one'), numberedResponse(1))
    store.flush()
    rmSync(join(folder, 'a'), { recursive: true })
    store.put(numberedKey('two'), numberedResponse(2))
    store.flush()
  }
  await using again = open('a/x.db')
  expect(has(again, 'two')).toBe(true)
})

test('where no folder can be made, responses go to the fall-back, with one warning', async () => {
  writeFileSync(join(folder, 'file'), '')
  const warnings: string[] = []
  const options = {
    path: join(folder, 'file/x.db'),
    fallbackPath: join(folder, 'fallback/x.db'),
    onWarning: (message: string) => warnings.push(message),
  }
  {
    await using store = openResponseStore(options)
    for (let index = 0; index < 600; index += 1)
      store.put(numberedKey(String(index)), numberedResponse(index))
    store.flush()
    store.flush()
  }
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain(options.path)
  expect(warnings[0]).toContain(options.fallbackPath)
  {
    await using again = openResponseStore(options)
    expect(has(again, '599')).toBe(true)
  }
  rmSync(join(folder, 'file'))
  {
    await using merged = openResponseStore(options)
    expect(has(merged, '0') && has(merged, '599')).toBe(true)
    expect(existsSync(options.fallbackPath)).toBe(false)
  }
  expect(warnings).toHaveLength(2)
})

test('a fall-back that another process uses is read, not merged', async () => {
  const path = join(folder, 'fallback.db')
  await using other = openResponseStore({ path, onWarning: () => {} })
  other.put(numberedKey('one'), numberedResponse(1))
  other.flush()
  await using store = open('x.db', 'fallback.db')
  expect(has(store, 'one')).toBe(true)
  expect(existsSync(path)).toBe(true)
  other.put(numberedKey('two'), numberedResponse(2))
  other.flush()
  expect(has(store, 'two')).toBe(true)
})

test('without any place that can be written, opening fails', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => open('file/x.db')).toThrow(OutputError)
  expect(() => open('file/x.db', 'file/y.db')).toThrow(OutputError)
  expect(() => open('file/x.db', 'file/y.db')).toThrow(/y\.db/)
})
