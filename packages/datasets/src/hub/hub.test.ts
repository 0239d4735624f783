import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataError, ModelError, NetworkError, OutputError, type ProgressEvent, UsageError } from '@eval/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HubServer, startHubServer, TEST_TOKEN } from '../testing/hub-server.ts'
import { createHub } from './create-hub.ts'
import type { Hub, HubOptions } from './hub.ts'
import type { Environment } from './hub-environment.ts'

const WEIGHTS = new Uint8Array(200_000).map((_, index) => (index * 31) % 251)
const WEIGHTS_SHA = createHash('sha256').update(WEIGHTS).digest('hex')
const FROM_MIDDLE = /^bytes=[1-9]\d+-$/
const MODEL = { type: 'model', id: 'org/tiny' } as const
const FILES = {
  'config.json': '{"model_type":"llama"}',
  'model.safetensors': WEIGHTS,
  'pytorch_model.bin': 'unwanted',
  'tokenizer.json': '{}',
  'onnx/model.onnx': 'unwanted',
  'chat_templates/tool.jinja': 'x',
}

let server: HubServer
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-test-'))
  server = await startHubServer([
    {
      ...MODEL,
      revisions: { main: FILES, 'v1.0': { 'config.json': '{}' }, 'refs/pr/1': { 'config.json': '[]' } },
    },
    { type: 'dataset', id: 'org/rows', revisions: { main: { 'data/train-00000-of-00001.parquet': 'x' } } },
    { type: 'model', id: 'org/gated', gated: true, revisions: { main: FILES } },
    { type: 'model', id: 'org/evil', revisions: { main: { '../../../escaped.txt': 'x' } } },
  ])
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

function hub(env: Environment = {}, options: Partial<HubOptions> = {}): Hub {
  const defaults = { HOME: folder, HF_HOME: folder, HF_ENDPOINT: server.endpoint }
  return createHub({ env: { ...defaults, ...env }, retry: { attempts: 3, delayMs: 1 }, ...options })
}

async function message(promise: Promise<unknown>): Promise<string> {
  return await promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
}

test('files land in the layout of huggingface_hub: blobs by hash, relative links, refs', async () => {
  const path = await hub().downloadFile(MODEL, 'model.safetensors')
  const repository = join(folder, 'hub', 'models--org--tiny')
  const commit = server.commit('org/tiny', 'main')
  expect(path).toBe(join(repository, 'snapshots', commit, 'model.safetensors'))
  expect(await readlink(path)).toBe(join('..', '..', 'blobs', WEIGHTS_SHA))
  expect(new Uint8Array(await readFile(path))).toEqual(WEIGHTS)
  expect(await readFile(join(repository, 'refs', 'main'), 'utf8')).toBe(commit)
  expect(await readdir(join(repository, 'blobs'))).toEqual([WEIGHTS_SHA])
  await hub().downloadFile({ ...MODEL, revision: 'refs/pr/1' }, 'config.json')
  expect(await readFile(join(repository, 'refs', 'refs', 'pr', '1'), 'utf8')).toBe(
    server.commit('org/tiny', 'refs/pr/1'),
  )
})

test('a model folder has configuration, tokenizer, templates and one set of weights, and nothing else', async () => {
  const path = await hub().resolveModelFolder('org/tiny')
  expect((await readdir(path, { recursive: true })).sort()).toEqual([
    'chat_templates',
    'chat_templates/tool.jinja',
    'config.json',
    'model.safetensors',
    'tokenizer.json',
  ])
  expect(await hub().resolveModelFolder(path)).toBe(path)
  expect(await hub().resolveModelFolder('org/tiny', { subfolder: 'onnx', files: ['*.onnx'] })).toBe(
    join(path, 'onnx'),
  )
})

test('what is cached is not asked for again, and offline nothing is asked at all', async () => {
  const path = await hub().resolveModelFolder('org/tiny', { revision: 'v1.0' })
  const asked = server.requests.length
  expect(await hub().resolveModelFolder('org/tiny', { revision: 'v1.0' })).toBe(path)
  expect(server.requests.slice(asked).map(({ path: url }) => url)).toEqual([
    '/api/models/org/tiny/revision/v1.0',
  ])
  const before = server.requests.length
  for (const variable of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE']) {
    expect(await hub({ [variable]: 'yes' }).resolveModelFolder('org/tiny', { revision: 'v1.0' })).toBe(path)
  }
  expect(server.requests.length).toBe(before)
})

test('offline and not cached: says where it looked and what to unset', async () => {
  const offline = hub({ HF_HUB_OFFLINE: '1' })
  expect(await message(offline.resolveModelFolder('org/tiny'))).toMatch(
    /org\/tiny is not in the cache .*HF_HUB_OFFLINE/,
  )
  await expect(offline.resolveModelFolder('org/tiny')).rejects.toThrow(ModelError)
  await expect(offline.listFiles({ type: 'dataset', id: 'org/rows' })).rejects.toThrow(DataError)
  const online = hub({ HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '0' })
  expect(await online.listFiles({ type: 'dataset', id: 'org/rows' })).toHaveLength(1)
})

test('an unreachable hub: the cache is used with a warning, else the endpoint is named', async () => {
  const path = await hub().resolveModelFolder('org/tiny')
  const { endpoint } = server
  await server[Symbol.asyncDispose]()
  const warnings: string[] = []
  const progress = { progress: () => {}, warning: (text: string) => warnings.push(text) }
  expect(await hub({}, { progress }).resolveModelFolder('org/tiny')).toBe(path)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('Using the cached model org/tiny')
  const missing = hub().resolveModelFolder('org/other')
  await expect(missing).rejects.toThrow(NetworkError)
  expect(await message(hub().resolveModelFolder('org/other'))).toContain(`${endpoint} (the hub; HF_ENDPOINT`)
})

test('a lost connection, a busy server and a stalled one are tried again from where they stopped', async () => {
  server.faults.push(
    { on: 'api', kind: 'status', status: 500 },
    { on: 'head', kind: 'drop' },
    { on: 'cdn', kind: 'drop', after: 70_000 },
    { on: 'cdn', kind: 'stall', after: 10_000 },
  )
  const events: ProgressEvent[] = []
  const progress = { progress: (event: ProgressEvent) => events.push(event), warning: () => {} }
  const path = await hub({ HF_HUB_DOWNLOAD_TIMEOUT: '0.5' }, { progress }).downloadFile(
    MODEL,
    'model.safetensors',
  )
  expect(new Uint8Array(await readFile(path))).toEqual(WEIGHTS)
  const ranges = server.requests.filter(({ server: name }) => name === 'cdn').map(({ range }) => range)
  expect(ranges).toEqual([undefined, expect.stringMatching(FROM_MIDDLE), expect.stringMatching(FROM_MIDDLE)])
  expect(events.at(-1)).toEqual({
    phase: 'download model.safetensors',
    done: 200_000,
    total: 200_000,
    unit: 'bytes',
  })
})

test('a download that failed for good is continued by the next run', async () => {
  server.faults.push(
    ...Array.from({ length: 3 }, () => ({ on: 'cdn', kind: 'drop', after: 50_000 }) as const),
  )
  expect(await message(hub().downloadFile(MODEL, 'model.safetensors'))).toContain(
    'Tried 3 times; run again to continue',
  )
  const blobs = join(folder, 'hub', 'models--org--tiny', 'blobs')
  expect(await readdir(blobs)).toEqual([`${WEIGHTS_SHA}.incomplete`])
  await hub().downloadFile(MODEL, 'model.safetensors')
  expect(server.requests.at(-1)?.range).toMatch(FROM_MIDDLE)
  expect(await readdir(blobs)).toEqual([WEIGHTS_SHA])
})

test('what a killed process left is continued; what a running one writes is left alone', async () => {
  const blobs = join(folder, 'hub', 'models--org--tiny', 'blobs')
  await mkdir(blobs, { recursive: true })
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  const host = hostname().replace(/[^\w-]/g, '_')
  await writeFile(
    join(blobs, `${WEIGHTS_SHA}.${host}-${ended}.0a1b2c3d.incomplete`),
    WEIGHTS.subarray(0, 40_000),
  )
  const running = `${WEIGHTS_SHA}.${host}-${process.ppid}.0a1b2c3d.incomplete`
  await writeFile(join(blobs, running), WEIGHTS.subarray(0, 60_000))
  await hub().downloadFile(MODEL, 'model.safetensors')
  expect(server.requests.at(-1)?.range).toBe('bytes=40000-')
  expect((await readdir(blobs)).sort()).toEqual([WEIGHTS_SHA, running].sort())
})

test('a server that ignores the range, and a damaged partial file, lead to a download from the beginning', async () => {
  const blobs = join(folder, 'hub', 'models--org--tiny', 'blobs')
  await mkdir(blobs, { recursive: true })
  await writeFile(join(blobs, `${WEIGHTS_SHA}.incomplete`), WEIGHTS.subarray(0, 5000))
  server.faults.push({ on: 'cdn', kind: 'ignore-range' })
  const path = await hub().downloadFile(MODEL, 'model.safetensors')
  expect((await stat(path)).size).toBe(200_000)
  await rm(join(folder, 'hub'), { recursive: true })
  await mkdir(blobs, { recursive: true })
  await writeFile(join(blobs, `${WEIGHTS_SHA}.incomplete`), new Uint8Array(5000).fill(7))
  expect(new Uint8Array(await readFile(await hub().downloadFile(MODEL, 'model.safetensors')))).toEqual(
    WEIGHTS,
  )
})

test('content with the wrong hash is refused and not kept', async () => {
  server.faults.push({ on: 'cdn', kind: 'corrupt' })
  const failing = hub().downloadFile(MODEL, 'model.safetensors')
  await expect(failing).rejects.toThrow(NetworkError)
  expect(await message(failing)).toMatch(/"model.safetensors" of org\/tiny .* is not what it announced/)
  expect(new Uint8Array(await readFile(await hub().downloadFile(MODEL, 'model.safetensors')))).toEqual(
    WEIGHTS,
  )
})

test('two clients downloading the same file at once both get it', async () => {
  const paths = await Promise.all(
    [hub(), hub(), hub()].map((client) => client.downloadFile(MODEL, 'model.safetensors')),
  )
  expect(new Set(paths).size).toBe(1)
  expect(new Uint8Array(await readFile(paths[0] ?? ''))).toEqual(WEIGHTS)
  expect(await readdir(join(folder, 'hub', 'models--org--tiny', 'blobs'))).toEqual([WEIGHTS_SHA])
})

test('the token opens gated repositories, is never sent to another host, and is in no message', async () => {
  const gated = hub().resolveModelFolder('org/gated')
  await expect(gated).rejects.toThrow(ModelError)
  expect(await message(gated)).toBe(
    `The model org/gated is gated: accept the terms at ${server.endpoint}/org/gated and set HF_TOKEN to an access token of that account.`,
  )
  expect(await message(hub({ HF_TOKEN: 'hf_wrong' }).resolveModelFolder('org/gated'))).toMatch(
    /^(?!.*hf_wrong).*with the account of your HF_TOKEN/,
  )
  await hub({ HF_TOKEN: ` ${TEST_TOKEN}\n` }).resolveModelFolder('org/gated')
  const sent = server.requests.filter(({ authorization }) => authorization === `Bearer ${TEST_TOKEN}`)
  expect(new Set(sent.map(({ server: name }) => name))).toEqual(new Set(['hub']))
  expect(server.requests.some(({ server: name }) => name === 'cdn')).toBe(true)
})

test('the token file is read as huggingface_hub reads it', async () => {
  await writeFile(join(folder, 'token'), `${TEST_TOKEN}\n`)
  await hub().downloadFile({ type: 'model', id: 'org/gated' }, 'config.json')
  await writeFile(join(folder, 'elsewhere'), TEST_TOKEN)
  await rm(join(folder, 'token'))
  const env = { HF_TOKEN_PATH: '~/elsewhere', HF_HUB_CACHE: join(folder, 'other') }
  await hub(env).downloadFile({ type: 'model', id: 'org/gated' }, 'config.json')
  const silent = hub({ ...env, HF_HUB_DISABLE_IMPLICIT_TOKEN: '1', HF_HUB_CACHE: join(folder, 'third') })
  await expect(silent.downloadFile({ type: 'model', id: 'org/gated' }, 'config.json')).rejects.toThrow(
    'gated',
  )
})

test('unknown repository, revision and file are told apart', async () => {
  expect(await message(hub().resolveModelFolder('org/unknown'))).toMatch(
    /no model org\/unknown on .* or it is private/,
  )
  expect(await message(hub().resolveModelFolder('org/tiny', { revision: 'v9' }))).toContain(
    'has no revision "v9"',
  )
  expect(await message(hub().downloadFile(MODEL, 'nothing.txt'))).toContain('has no file "nothing.txt"')
  await expect(hub().resolveModelFolder('./nowhere')).rejects.toThrow('There is no folder nowhere')
  await expect(hub().resolveModelFolder('not a model')).rejects.toThrow(UsageError)
  await expect(hub().resolveModelFolder('org/tiny', { revision: '../x' })).rejects.toThrow(UsageError)
})

test('a file name that leads out of the cache is refused', async () => {
  await expect(hub().downloadFile({ type: 'model', id: 'org/evil' }, '../../../escaped.txt')).rejects.toThrow(
    'refused',
  )
})

test('a cache that cannot be written is named, with the way out', async () => {
  await writeFile(join(folder, 'file'), '')
  const failing = hub({ HF_HUB_CACHE: join(folder, 'file') }).downloadFile(MODEL, 'config.json')
  await expect(failing).rejects.toThrow(OutputError)
  expect(await message(failing)).toMatch(
    /^Cannot write the hub cache .*a file is in the way. Set HF_HUB_CACHE/,
  )
})

test('without links the file itself goes into the snapshot', async () => {
  const path = await hub({ HF_HUB_DISABLE_SYMLINKS: '1' }).downloadFile(MODEL, 'config.json')
  await expect(readlink(path)).rejects.toThrow('EINVAL')
  expect(await readFile(path, 'utf8')).toBe(FILES['config.json'])
})

test('a page of a portal instead of the hub is recognised', async () => {
  const portal = hub({ HF_ENDPOINT: `${server.endpoint}/api/resolve-cache` })
  expect(await message(portal.listFiles(MODEL))).toContain('does not answer like a Hugging Face hub')
})

test('an aborted download ends at once and is continued later', async () => {
  const abort = new AbortController()
  const progress = {
    progress: ({ done }: ProgressEvent) => done >= 1000 && abort.abort(new Error('enough')),
    warning: () => {},
  }
  server.faults.push({ on: 'cdn', kind: 'stall', after: 60_000 })
  const aborted = hub({}, { progress, signal: abort.signal }).downloadFile(MODEL, 'model.safetensors')
  await expect(aborted).rejects.toThrow('enough')
  await hub().downloadFile(MODEL, 'model.safetensors')
  expect(server.requests.at(-1)?.range).toMatch(FROM_MIDDLE)
})
