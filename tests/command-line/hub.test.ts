import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { demoModelFolder } from '@eval/backend-local'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HubServer, startHubServer, TEST_TOKEN } from '../../packages/datasets/src/testing/hub-server.ts'
import { type Ended, run } from '../support/command.ts'
import { filesWith } from '../support/files-with.ts'
import { parquetOf } from '../support/parquet.ts'
import { record, writeData } from '../support/rummlu-data.ts'
import { runFiles } from '../support/run-files.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

const numbers = [0, 1, 2, 3]
const card = `---
configs:
- config_name: rummlu
  data_files:
  - {split: train, path: rummlu/train-*}
  - {split: test, path: rummlu/test-*}
---
`

let hub: HubServer
beforeAll(async () => {
  const model = Object.fromEntries(
    readdirSync(demoModelFolder).map((name) => [name, readFileSync(path.join(demoModelFolder, name))]),
  )
  const data = {
    'README.md': card,
    'rummlu/train-00000-of-00001.parquet': parquetOf([1001, 1002, 1003].map(record)),
    'rummlu/test-00000-of-00001.parquet': parquetOf(numbers.map(record)),
  }
  const older = { ...data, 'rummlu/test-00000-of-00001.parquet': parquetOf([record(0)]) }
  hub = await startHubServer([
    { type: 'model', id: 'org/tiny', revisions: { main: model } },
    { type: 'model', id: 'org/gated', gated: true, revisions: { main: model } },
    { type: 'dataset', id: 'MERA-evaluation/MERA', revisions: { main: data, older } },
  ])
})
afterAll(() => hub[Symbol.asyncDispose]())

function evaluate(
  folder: TemporaryFolder,
  model: string,
  out: string,
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const line = [
    '--tasks',
    'rummlu',
    '--model',
    'hf',
    '--model_args',
    `pretrained=${model},dtype=float32`,
    '--output_path',
    out,
  ]
  return run('mera', line, { cwd: folder.path, env: { HF_HOME: folder.at('hf'), ...env } })
}

test('model and data come from the hub, and the next time from its cache, without network', async () => {
  using folder = temporaryFolder()
  const first = await evaluate(folder, 'org/tiny', 'first', { HF_ENDPOINT: hub.endpoint })
  expect(first).toMatchObject({ code: 0 })
  const asked = hub.requests.length
  expect(asked).toBeGreaterThan(0)
  const second = await evaluate(folder, 'org/tiny', 'second', { HF_HUB_OFFLINE: '1' })
  expect(second).toMatchObject({ code: 0 })
  expect(hub.requests.length).toBe(asked)
  expect(runFiles(folder.at('second'))).toMatchObject({
    samples: runFiles(folder.at('first')).samples,
    submission: runFiles(folder.at('first')).submission,
  })
  const commit = hub.commit('MERA-evaluation/MERA', 'main')
  for (const out of ['first', 'second']) {
    expect(runFiles(folder.at(out)).results['harness']).toMatchObject({
      datasets: { rummlu: { splits: { test: { source: 'hub', revision: commit, rows: numbers.length } } } },
    })
  }
  // The same as from a folder: what a file is called does not change an answer. (The demonstration computes in float32.)
  writeData(folder, numbers.length)
  const line = [
    '--tasks',
    'rummlu',
    '--model',
    'hf',
    '--model_args',
    'pretrained=embedded-demo',
    '--data',
    'data',
  ]
  await run('mera', [...line, '--output_path', 'third'], { cwd: folder.path })
  expect(runFiles(folder.at('third')).samples).toBe(runFiles(folder.at('first')).samples)
})

test('a plan counts tokens without the weights of the model, which are not downloaded for it', async () => {
  using folder = temporaryFolder()
  const before = hub.requests.length
  const line = ['plan', '--tasks', 'rummlu', '--model', 'hf', '--model_args', 'pretrained=org/tiny']
  const env = { HF_HOME: folder.at('hf'), HF_ENDPOINT: hub.endpoint }
  const ended = await run('mera', line, { cwd: folder.path, env })
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stdout).toMatch(/\|Prompt tokens\|.*\n\|rummlu\| *4\| +1\| +16\| *[1-9]\d+\|/s)
  const asked = hub.requests.slice(before).map(({ path: asked }) => asked)
  expect(asked.some((name) => name.includes('tokenizer.json'))).toBe(true)
  expect(asked.filter((name) => name.endsWith('.safetensors'))).toEqual([])
})

test('--data_revision names another state of the data', async () => {
  using folder = temporaryFolder()
  const line = ['plan', '--tasks', 'rummlu', '--model', 'dummy', '--data_revision', 'older']
  const env = { HF_HOME: folder.at('hf'), HF_ENDPOINT: hub.endpoint }
  const ended = await run('mera', line, { cwd: folder.path, env })
  expect(ended.stdout).toMatch(/\|rummlu\| *1\| +1\| +4\|/)
  expect(ended.code).toBe(0)
})

test.each<[what: string, model: string, env: Readonly<Record<string, string>>, code: number, says: RegExp]>([
  ['a model that is not there', 'org/none', {}, 4, /org\/none/],
  ['a gated model without a token', 'org/gated', {}, 4, /org\/gated.*HF_TOKEN/s],
  ['a gated model with a wrong token', 'org/gated', { HF_TOKEN: 'hf_wrongTokenOfMine' }, 4, /org\/gated/],
])('%s is refused with one sentence', async (_, model, env, code, says) => {
  using folder = temporaryFolder()
  const ended = await evaluate(folder, model, 'out', { HF_ENDPOINT: hub.endpoint, ...env })
  expect(ended.stderr).toMatch(says)
  expect(ended.stderr).not.toMatch(/^\s+at /m)
  expect(ended).toMatchObject({ code, stdout: '' })
})

test('the token opens a gated model, and stands nowhere afterwards', async () => {
  using folder = temporaryFolder()
  const ended = await evaluate(folder, 'org/gated', 'out', {
    HF_ENDPOINT: hub.endpoint,
    HF_TOKEN: TEST_TOKEN,
  })
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.stdout + ended.stderr).not.toContain(TEST_TOKEN)
  expect(filesWith(folder.path, TEST_TOKEN)).toEqual([])
})
