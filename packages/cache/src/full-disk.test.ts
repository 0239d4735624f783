import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OutputError, type ResponseStore } from '@eval/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openResponseStore } from './open-response-store.ts'
import { numberedKey, numberedResponse } from './testing/numbered.ts'
import { canMount, mountSmallDisk, type SmallDisk } from './testing/small-disk.ts'

const keys = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => numberedKey(String(from + index)))

function put(store: ResponseStore, from: number, to: number): void {
  for (let index = from; index < to; index += 1)
    store.put(numberedKey(String(index)), numberedResponse(index))
}

describe.skipIf(!canMount())('on a disk of its own (needs the right to mount)', () => {
  let disk: SmallDisk
  let folder: string
  let warnings: string[]
  beforeEach(() => {
    disk = mountSmallDisk(512)
    folder = mkdtempSync(join(tmpdir(), 'fallback-'))
    warnings = []
  })
  afterEach(() => {
    disk[Symbol.dispose]()
    rmSync(folder, { recursive: true })
  })

  const path = (): string => join(disk.path, 'x.db')
  const fallbackPath = (): string => join(folder, 'x.db')
  const open = (): ResponseStore =>
    openResponseStore({
      path: path(),
      fallbackPath: fallbackPath(),
      onWarning: (message) => warnings.push(message),
    })

  test('a disk that fills up during the run loses nothing', async () => {
    {
      await using store = open()
      put(store, 0, 10_000)
      expect(store.getMany(keys(0, 10_000)).size).toBe(10_000)
    }
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('the disk is full')
    expect(warnings[0]).toContain(fallbackPath())
    {
      await using stillFull = open()
      expect(stillFull.getMany(keys(0, 10_000)).size).toBe(10_000)
      put(stillFull, 10_000, 11_000)
    }
    {
      await using again = open()
      expect(again.getMany(keys(0, 11_000)).size).toBe(11_000)
    }
    expect(existsSync(fallbackPath())).toBe(true)
  })

  test('what went to the fall-back is merged once there is room again', async () => {
    {
      await using store = open()
      put(store, 0, 100)
      store.flush()
      disk.fill()
      put(store, 100, 200)
    }
    expect(warnings).toHaveLength(1)
    disk.free()
    await using store = open()
    expect(store.getMany(keys(0, 200)).size).toBe(200)
    expect(existsSync(fallbackPath())).toBe(false)
    expect(warnings).toHaveLength(1)
  })

  test.each([
    ['full', () => disk.fill()],
    ['read-only', () => disk.setReadOnly(true)],
  ])('a store on a disk that is %s from the start is read', async (_, spoil) => {
    {
      await using store = open()
      put(store, 0, 100)
    }
    spoil()
    {
      await using store = open()
      expect(store.getMany(keys(0, 100)).size).toBe(100)
      put(store, 100, 200)
      store.flush()
      expect(store.getMany(keys(0, 200)).size).toBe(200)
    }
    expect(warnings).toHaveLength(1)
    await using again = open()
    expect(again.getMany(keys(0, 200)).size).toBe(200)
  })

  test('a disk that turns read-only during the run loses nothing', async () => {
    const store = open()
    put(store, 0, 100)
    store.flush()
    // The kernel lets no disk with files open for writing turn read-only, so the store is closed and opened in between.
    await store[Symbol.asyncDispose]()
    disk.setReadOnly(true)
    await using readOnly = open()
    expect(warnings).toHaveLength(1)
    expect(readOnly.getMany(keys(0, 100)).size).toBe(100)
  })

  test('a full disk without a store yet uses the fall-back', async () => {
    disk.fill()
    await using store = open()
    put(store, 0, 10)
    store.flush()
    expect(warnings).toHaveLength(1)
    expect(store.getMany(keys(0, 10)).size).toBe(10)
  })

  test('when both are full the rows stay in memory until one has room', async () => {
    using small = mountSmallDisk(128)
    {
      await using store = openResponseStore({
        path: path(),
        fallbackPath: join(small.path, 'y.db'),
        onWarning: (message) => warnings.push(message),
      })
      put(store, 0, 10)
      store.flush()
      disk.fill()
      small.fill()
      put(store, 10, 700)
      expect(() => store.flush()).toThrow(OutputError)
      expect(store.getMany(keys(0, 700)).size).toBe(700)
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toContain('only in memory')
      disk.free()
      store.flush()
    }
    await using again = openResponseStore({ path: path(), onWarning: () => {} })
    expect(again.getMany(keys(0, 700)).size).toBe(700)
  })
})
