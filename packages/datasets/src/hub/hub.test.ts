import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OutputError, UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { FILES, message, MODEL, hubFixture, WEIGHTS, WEIGHTS_SHA } from './hub-fixture.ts'

test('files land in the layout of huggingface_hub: blobs by hash, relative links, refs', async () => {
  await using place = await hubFixture()
  const path = await place.hub().downloadFile(MODEL, 'model.safetensors')
  const repository = join(place.folder, 'hub', 'models--org--tiny')
  const commit = place.server.commit('org/tiny', 'main')
  expect(path).toBe(join(repository, 'snapshots', commit, 'model.safetensors'))
  expect(await readlink(path)).toBe(join('..', '..', 'blobs', WEIGHTS_SHA))
  expect(new Uint8Array(await readFile(path))).toEqual(WEIGHTS)
  expect(await readFile(join(repository, 'refs', 'main'), 'utf8')).toBe(commit)
  expect(await readdir(join(repository, 'blobs'))).toEqual([WEIGHTS_SHA])
  await place.hub().downloadFile({ ...MODEL, revision: 'refs/pr/1' }, 'config.json')
  expect(await readFile(join(repository, 'refs', 'refs', 'pr', '1'), 'utf8')).toBe(
    place.server.commit('org/tiny', 'refs/pr/1'),
  )
})

test('a model folder has configuration, tokenizer, templates and one set of weights, and nothing else', async () => {
  await using place = await hubFixture()
  const path = await place.hub().resolveModelFolder('org/tiny')
  expect((await readdir(path, { recursive: true })).sort()).toEqual([
    'chat_templates',
    'chat_templates/tool.jinja',
    'config.json',
    'model.safetensors',
    'tokenizer.json',
  ])
  expect(await place.hub().resolveModelFolder(path)).toBe(path)
  expect(await place.hub().resolveModelFolder('org/tiny', { subfolder: 'onnx', files: ['*.onnx'] })).toBe(
    join(path, 'onnx'),
  )
})

test('without links the file itself goes into the snapshot', async () => {
  await using place = await hubFixture()
  const path = await place.hub({ HF_HUB_DISABLE_SYMLINKS: '1' }).downloadFile(MODEL, 'config.json')
  await expect(readlink(path)).rejects.toThrow('EINVAL')
  expect(await readFile(path, 'utf8')).toBe(FILES['config.json'])
})

test('unknown repository, revision and file are told apart', async () => {
  await using place = await hubFixture()
  expect(await message(place.hub().resolveModelFolder('org/unknown'))).toMatch(
    /no model org\/unknown on .* or it is private/,
  )
  expect(await message(place.hub().resolveModelFolder('org/tiny', { revision: 'v9' }))).toContain(
    'has no revision "v9"',
  )
  expect(await message(place.hub().downloadFile(MODEL, 'nothing.txt'))).toContain('has no file "nothing.txt"')
  await expect(place.hub().resolveModelFolder('./nowhere')).rejects.toThrow('There is no folder nowhere')
  await expect(place.hub().resolveModelFolder('not a model')).rejects.toThrow(UsageError)
  await expect(place.hub().resolveModelFolder('org/tiny', { revision: '../x' })).rejects.toThrow(UsageError)
})

test('a file name that leads out of the cache is refused', async () => {
  await using place = await hubFixture()
  await expect(
    place.hub().downloadFile({ type: 'model', id: 'org/evil' }, '../../../escaped.txt'),
  ).rejects.toThrow('refused')
})

test('a cache that cannot be written is named, with the way out', async () => {
  await using place = await hubFixture()
  await writeFile(join(place.folder, 'file'), '')
  const failing = place.hub({ HF_HUB_CACHE: join(place.folder, 'file') }).downloadFile(MODEL, 'config.json')
  await expect(failing).rejects.toThrow(OutputError)
  expect(await message(failing)).toMatch(
    /^Cannot write the hub cache .*a file is in the way. Set HF_HUB_CACHE/,
  )
})

test('a page of a portal instead of the hub is recognised', async () => {
  await using place = await hubFixture()
  const portal = place.hub({ HF_ENDPOINT: `${place.server.endpoint}/api/resolve-cache` })
  expect(await message(portal.listFiles(MODEL))).toContain('does not answer like a Hugging Face hub')
})
