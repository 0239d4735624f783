import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import { expect, test } from 'vitest'
import { TEST_TOKEN } from '../testing/hub-server.ts'
import { message, hubFixture } from './hub-fixture.ts'

test('the token opens gated repositories, is never sent to another host, and is in no message', async () => {
  await using place = await hubFixture()
  const gated = place.hub().resolveModelFolder('org/gated')
  await expect(gated).rejects.toThrow(ModelError)
  expect(await message(gated)).toBe(
    `The model org/gated is gated: accept the terms at ${place.server.endpoint}/org/gated and set HF_TOKEN to an access token of that account.`,
  )
  expect(await message(place.hub({ HF_TOKEN: 'hf_wrong' }).resolveModelFolder('org/gated'))).toMatch(
    /^(?!.*hf_wrong).*with the account of your HF_TOKEN/,
  )
  await place.hub({ HF_TOKEN: ` ${TEST_TOKEN}\n` }).resolveModelFolder('org/gated')
  const sent = place.server.requests.filter(({ authorization }) => authorization === `Bearer ${TEST_TOKEN}`)
  expect(new Set(sent.map(({ server: name }) => name))).toEqual(new Set(['hub']))
  expect(place.server.requests.some(({ server: name }) => name === 'cdn')).toBe(true)
})

test('the token file is read as huggingface_hub reads it', async () => {
  await using place = await hubFixture()
  await writeFile(join(place.folder, 'token'), `${TEST_TOKEN}\n`)
  await place.hub().downloadFile({ type: 'model', id: 'org/gated' }, 'config.json')
  await writeFile(join(place.folder, 'elsewhere'), TEST_TOKEN)
  await rm(join(place.folder, 'token'))
  const env = { HF_TOKEN_PATH: '~/elsewhere', HF_HUB_CACHE: join(place.folder, 'other') }
  await place.hub(env).downloadFile({ type: 'model', id: 'org/gated' }, 'config.json')
  const silent = place.hub({
    ...env,
    HF_HUB_DISABLE_IMPLICIT_TOKEN: '1',
    HF_HUB_CACHE: join(place.folder, 'third'),
  })
  await expect(silent.downloadFile({ type: 'model', id: 'org/gated' }, 'config.json')).rejects.toThrow(
    'gated',
  )
})
