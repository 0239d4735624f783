import { rm } from 'node:fs/promises'
import { DataError, NetworkError } from '@eval/core'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatasetNotFoundError } from '../errors/dataset-not-found-error.ts'
import { createHub, type Environment } from '../hub/index.ts'
import { type HubServer, startHubServer } from '../testing/hub-server.ts'
import { columnTexts, rowTexts } from '../testing/table-json.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts'
import { hubCacheSource } from './hub-cache-source.ts'
import { hubSource } from './hub-source.ts'

function parquet(...values: readonly number[]): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({ columnData: [{ name: 'n', data: values.map(BigInt), type: 'INT64' }] }),
  )
}

const CARD = `---
dataset_info:
  features:
  - name: n
    dtype:
      class_label:
        names:
          '0': a
          '1': b
configs:
- config_name: ru
  data_files:
  - split: test
    path: ru/test-*
- config_name: en
  data_files:
  - split: test
    path: en/test-*
---
`

let server: HubServer
let folder: TemporaryFolder
let env: Environment
beforeEach(async () => {
  folder = await temporaryFolder()
  server = await startHubServer([
    {
      type: 'dataset',
      id: 'org/carded',
      revisions: {
        main: {
          'README.md': CARD,
          'ru/test-00000-of-00002.parquet': parquet(1),
          'ru/test-00001-of-00002.parquet': parquet(2, 3),
          'en/test-0.parquet': parquet(9),
        },
      },
    },
    {
      type: 'dataset',
      id: 'org/plain',
      revisions: { main: { 'data/test-00000-of-00001.parquet': parquet(4), '.gitattributes': '' } },
    },
    {
      type: 'dataset',
      id: 'org/script',
      revisions: {
        main: { 'script.py': 'x' },
        'refs/convert/parquet': { 'de/test/0000.parquet': parquet(5), 'fr/partial/0000.parquet': parquet(6) },
      },
    },
    { type: 'dataset', id: 'org/nothing', revisions: { main: { 'script.py': 'x' } } },
  ])
  env = { HOME: folder.path, HF_HOME: folder.path, HF_ENDPOINT: server.endpoint }
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder.path, { recursive: true, force: true })
})

const source = () => hubSource(createHub({ env, retry: { attempts: 2, delayMs: 1 } }))

test('the card names the files; only those of the split are downloaded', async () => {
  const table = await source().load({ path: 'org/carded', name: 'ru', split: 'test' })
  expect(await rowTexts(table)).toEqual(['{"n": 1}', '{"n": 2}', '{"n": 3}'])
  const files = server.requests.filter(({ method, path }) => method === 'GET' && path.includes('/resolve/'))
  expect(files.map(({ path }) => path.split('/').at(-1) ?? '').sort()).toEqual([
    'README.md',
    'test-00000-of-00002.parquet',
    'test-00001-of-00002.parquet',
  ])
})

test('file names decide without a card; a script’s dataset comes from the Parquet copy', async () => {
  expect(await rowTexts(await source().load({ path: 'org/plain', split: 'test' }))).toEqual(['{"n": 4}'])
  expect(columnTexts(await source().load({ path: 'org/script', name: 'de', split: 'test' }))).toEqual({
    n: 'int64',
  })
})

test('unknown configurations and splits are told with those there are', async () => {
  const load = async (path: string, name: string | undefined, split: string) =>
    await source().load({ path, split, ...(name === undefined ? {} : { name }) })
  await expect(load('org/carded', 'rus', 'test')).rejects.toThrow(
    'no configuration "rus". Did you mean "ru"? Available: ru, en.',
  )
  await expect(load('org/carded', undefined, 'test')).rejects.toThrow('several configurations and no default')
  await expect(load('org/carded', 'ru', 'tset')).rejects.toThrow('no split "tset". Did you mean "test"?')
  await expect(load('org/script', 'it', 'test')).rejects.toThrow('no configuration "it". Available: de, fr.')
  await expect(load('org/nothing', undefined, 'test')).rejects.toThrow('no Parquet copy')
  await expect(load('org/missing', undefined, 'test')).rejects.toThrow(DataError)
})

test('what was downloaded is read from the cache without network; the rest is not found there', async () => {
  await source().load({ path: 'org/carded', name: 'ru', split: 'test' })
  await server[Symbol.asyncDispose]()
  const cache = hubCacheSource(env)
  expect((await cache.load({ path: 'org/carded', name: 'ru', split: 'test' })).rowCount).toBe(3)
  await expect(cache.load({ path: 'org/plain', split: 'test' })).rejects.toThrow(DatasetNotFoundError)
  await expect(source().load({ path: 'org/plain', split: 'test' })).rejects.toThrow(NetworkError)
})
