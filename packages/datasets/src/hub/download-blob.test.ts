import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { NetworkError, type ProgressEvent } from '@eval/core'
import { expect, test } from 'vitest'
import { FROM_MIDDLE, message, MODEL, hubFixture, WEIGHTS, WEIGHTS_SHA } from './hub-fixture.ts'

test('a lost connection, a busy server and a stalled one are tried again from where they stopped', async () => {
  await using place = await hubFixture()
  place.server.faults.push(
    { on: 'api', kind: 'status', status: 500 },
    { on: 'head', kind: 'drop' },
    { on: 'cdn', kind: 'drop', after: 70_000 },
    { on: 'cdn', kind: 'stall', after: 10_000 },
  )
  const events: ProgressEvent[] = []
  const progress = { progress: (event: ProgressEvent) => events.push(event), warning: () => {} }
  const path = await place
    .hub({ HF_HUB_DOWNLOAD_TIMEOUT: '0.5' }, { progress })
    .downloadFile(MODEL, 'model.safetensors')
  expect(new Uint8Array(await readFile(path))).toEqual(WEIGHTS)
  const ranges = place.server.requests.filter(({ server: name }) => name === 'cdn').map(({ range }) => range)
  expect(ranges).toEqual([undefined, expect.stringMatching(FROM_MIDDLE), expect.stringMatching(FROM_MIDDLE)])
  expect(events.at(-1)).toEqual({
    phase: 'download model.safetensors',
    done: 200_000,
    total: 200_000,
    unit: 'bytes',
  })
})

test('a download that failed for good is continued by the next run', async () => {
  await using place = await hubFixture()
  place.server.faults.push(
    ...Array.from({ length: 3 }, () => ({ on: 'cdn', kind: 'drop', after: 50_000 }) as const),
  )
  expect(await message(place.hub().downloadFile(MODEL, 'model.safetensors'))).toContain(
    'Tried 3 times; run again to continue',
  )
  const blobs = join(place.folder, 'hub', 'models--org--tiny', 'blobs')
  expect(await readdir(blobs)).toEqual([`${WEIGHTS_SHA}.incomplete`])
  await place.hub().downloadFile(MODEL, 'model.safetensors')
  expect(place.server.requests.at(-1)?.range).toMatch(FROM_MIDDLE)
  expect(await readdir(blobs)).toEqual([WEIGHTS_SHA])
})

test('what a killed process left is continued; what a running one writes is left alone', async () => {
  await using place = await hubFixture()
  const blobs = join(place.folder, 'hub', 'models--org--tiny', 'blobs')
  await mkdir(blobs, { recursive: true })
  const ended = spawnSync(process.execPath, ['-e', '']).pid
  const host = hostname().replace(/[^\w-]/g, '_')
  await writeFile(
    join(blobs, `${WEIGHTS_SHA}.${host}-${ended}.0a1b2c3d.incomplete`),
    WEIGHTS.subarray(0, 40_000),
  )
  const running = `${WEIGHTS_SHA}.${host}-${process.ppid}.0a1b2c3d.incomplete`
  await writeFile(join(blobs, running), WEIGHTS.subarray(0, 60_000))
  await place.hub().downloadFile(MODEL, 'model.safetensors')
  expect(place.server.requests.at(-1)?.range).toBe('bytes=40000-')
  expect((await readdir(blobs)).sort()).toEqual([WEIGHTS_SHA, running].sort())
})

test('a server that ignores the range, and a damaged partial file, lead to a download from the beginning', async () => {
  await using place = await hubFixture()
  const blobs = join(place.folder, 'hub', 'models--org--tiny', 'blobs')
  await mkdir(blobs, { recursive: true })
  await writeFile(join(blobs, `${WEIGHTS_SHA}.incomplete`), WEIGHTS.subarray(0, 5000))
  place.server.faults.push({ on: 'cdn', kind: 'ignore-range' })
  const path = await place.hub().downloadFile(MODEL, 'model.safetensors')
  expect((await stat(path)).size).toBe(200_000)
  await rm(join(place.folder, 'hub'), { recursive: true })
  await mkdir(blobs, { recursive: true })
  await writeFile(join(blobs, `${WEIGHTS_SHA}.incomplete`), new Uint8Array(5000).fill(7))
  expect(new Uint8Array(await readFile(await place.hub().downloadFile(MODEL, 'model.safetensors')))).toEqual(
    WEIGHTS,
  )
})

test('content with the wrong hash is refused and not kept', async () => {
  await using place = await hubFixture()
  place.server.faults.push({ on: 'cdn', kind: 'corrupt' })
  const failing = place.hub().downloadFile(MODEL, 'model.safetensors')
  await expect(failing).rejects.toThrow(NetworkError)
  expect(await message(failing)).toMatch(/"model.safetensors" of org\/tiny .* is not what it announced/)
  expect(new Uint8Array(await readFile(await place.hub().downloadFile(MODEL, 'model.safetensors')))).toEqual(
    WEIGHTS,
  )
})

test('two clients downloading the same file at once both get it', async () => {
  await using place = await hubFixture()
  const paths = await Promise.all(
    [place.hub(), place.hub(), place.hub()].map((client) => client.downloadFile(MODEL, 'model.safetensors')),
  )
  expect(new Set(paths).size).toBe(1)
  expect(new Uint8Array(await readFile(paths[0] ?? ''))).toEqual(WEIGHTS)
  expect(await readdir(join(place.folder, 'hub', 'models--org--tiny', 'blobs'))).toEqual([WEIGHTS_SHA])
})

test('an aborted download ends at once and is continued later', async () => {
  await using place = await hubFixture()
  const abort = new AbortController()
  const progress = {
    progress: ({ done }: ProgressEvent) => done >= 1000 && abort.abort(new Error('enough')),
    warning: () => {},
  }
  place.server.faults.push({ on: 'cdn', kind: 'stall', after: 60_000 })
  const aborted = place.hub({}, { progress, signal: abort.signal }).downloadFile(MODEL, 'model.safetensors')
  await expect(aborted).rejects.toThrow('enough')
  await place.hub().downloadFile(MODEL, 'model.safetensors')
  expect(place.server.requests.at(-1)?.range).toMatch(FROM_MIDDLE)
})
