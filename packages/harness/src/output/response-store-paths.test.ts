import path from 'node:path'
import { expect, test } from 'vitest'
import { fallbackFolder } from './fallback-folder.ts'
import { responseStorePaths } from './response-store-paths.ts'

const environment = { LMEVAL_HOME: '/state' }
const store = '.lmeval/responses.sqlite'

test('the store lies in the output folder, and falls back to where the other files do', () => {
  const fallback = fallbackFolder('out', environment)
  expect(fallback).toMatch(/^\/state\/lmeval\/fallback\/[0-9a-f]{16}$/)
  for (const outputPath of ['out', 'out/', 'out/mine.json']) {
    expect(responseStorePaths({ useCache: null, outputPath }, environment)).toEqual({
      path: path.join('out', store),
      fallbackPath: path.join(fallback, store),
    })
  }
})

test('--use_cache names a file; without it and an output folder nothing is stored', () => {
  const shared = responseStorePaths({ useCache: 'answers.db', outputPath: 'out' }, environment)
  expect(shared).toMatchObject({ path: 'answers.db' })
  expect(responseStorePaths({ useCache: null, outputPath: null }, environment)).toBeUndefined()
})
