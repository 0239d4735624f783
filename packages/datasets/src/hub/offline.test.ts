import { DataError, ModelError, NetworkError } from '@eval/core'
import { expect, test } from 'vitest'
import { message, hubFixture } from './hub-fixture.ts'

test('what is cached is not asked for again, and offline nothing is asked at all', async () => {
  await using place = await hubFixture()
  const path = await place.hub().resolveModelFolder('org/tiny', { revision: 'v1.0' })
  const asked = place.server.requests.length
  expect(await place.hub().resolveModelFolder('org/tiny', { revision: 'v1.0' })).toBe(path)
  expect(place.server.requests.slice(asked).map(({ path: url }) => url)).toEqual([
    '/api/models/org/tiny/revision/v1.0',
  ])
  const before = place.server.requests.length
  for (const variable of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE']) {
    expect(await place.hub({ [variable]: 'yes' }).resolveModelFolder('org/tiny', { revision: 'v1.0' })).toBe(
      path,
    )
  }
  expect(place.server.requests.length).toBe(before)
})

test('offline and not cached: says where it looked and what to unset', async () => {
  await using place = await hubFixture()
  const offline = place.hub({ HF_HUB_OFFLINE: '1' })
  expect(await message(offline.resolveModelFolder('org/tiny'))).toMatch(
    /org\/tiny is not in the cache .*HF_HUB_OFFLINE/,
  )
  await expect(offline.resolveModelFolder('org/tiny')).rejects.toThrow(ModelError)
  await expect(offline.listFiles({ type: 'dataset', id: 'org/rows' })).rejects.toThrow(DataError)
  const online = place.hub({ HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '0' })
  expect(await online.listFiles({ type: 'dataset', id: 'org/rows' })).toHaveLength(1)
})

test('an unreachable hub: the cache is used with a warning, else the endpoint is named', async () => {
  await using place = await hubFixture()
  const path = await place.hub().resolveModelFolder('org/tiny')
  const { endpoint } = place.server
  await place.server[Symbol.asyncDispose]()
  const warnings: string[] = []
  const progress = { progress: () => {}, warning: (text: string) => warnings.push(text) }
  expect(await place.hub({}, { progress }).resolveModelFolder('org/tiny')).toBe(path)
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('Using the cached model org/tiny')
  const missing = place.hub().resolveModelFolder('org/other')
  await expect(missing).rejects.toThrow(NetworkError)
  expect(await message(place.hub().resolveModelFolder('org/other'))).toContain(
    `${endpoint} (the hub; HF_ENDPOINT`,
  )
})
