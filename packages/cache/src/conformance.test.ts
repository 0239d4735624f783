import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ResponseStore } from '@eval/core'
import { middlewareConformance, responseStoreConformance } from '@eval/core/testing'
import { afterAll, describe, expect, test } from 'vitest'
import { openResponseStore } from './open-response-store.ts'
import { withResponseCache } from './with-response-cache.ts'

const folder = mkdtempSync(join(tmpdir(), 'cache-conformance-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const paths = new WeakMap<ResponseStore, string>()
let count = 0

function open(path: string): ResponseStore {
  const store = openResponseStore({ path, onWarning: () => {} })
  paths.set(store, path)
  return store
}

function openNew(): ResponseStore {
  count += 1
  return open(join(folder, `${count}.db`))
}

const reopen = (store: ResponseStore): ResponseStore => open(paths.get(store) ?? '')

describe('a response store', () => {
  test.each(responseStoreConformance(openNew, { reopen }))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

describe('a response cache', () => {
  test.each(middlewareConformance(() => withResponseCache(openNew())))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})
