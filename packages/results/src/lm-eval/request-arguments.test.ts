import { EncodedMedia } from '@eval/core'
import { sha256Hex } from '@eval/pystd'
import { expect, test } from 'vitest'
import { requestArguments } from './request-arguments.ts'

test('requests are logged as their arguments', () => {
  const generation = { until: ['\n'] }
  expect(requestArguments({ type: 'loglikelihood', context: 'c', continuation: ' d' })).toEqual(['c', ' d'])
  expect(requestArguments({ type: 'loglikelihood_rolling', text: 't' })).toEqual(['t'])
  expect(requestArguments({ type: 'generate_until', context: 'c', generation })).toEqual(['c', generation])
})

test('conversations are logged as a list of one JSON text', () => {
  const json = '[{"role": "user", "content": "Привет"}]'
  const messages = [{ role: 'user' as const, content: 'Привет' }]
  expect(
    requestArguments({ type: 'generate_until', context: json, generation: {} }, { jsonChat: true }),
  ).toEqual([[json], {}])
  expect(requestArguments({ type: 'generate_until', context: { messages }, generation: {} })).toEqual([
    [json],
    {},
  ])
})

test('of media, the kind is logged', () => {
  const image = { type: 'image' as const, mediaType: 'image/png', bytes: Uint8Array.of(1) }
  const context = {
    messages: [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'x' }, image] }],
  }
  expect(requestArguments({ type: 'generate_until', context, generation: {} })[0]).toEqual([
    '[{"role": "user", "content": [{"type": "text", "text": "x"}, {"type": "image", "media_type": "image/png"}]}]',
  ])
})

test('images and sounds beside a text are logged by their digest', () => {
  const bytes = Uint8Array.of(1)
  const digest = sha256Hex(bytes)
  const media = { visual: [new EncodedMedia('image', bytes), bytes], audio: [{ array: bytes, rate: null }] }
  const request = { type: 'generate_until', context: '<image>', generation: {}, media } as const
  expect(requestArguments(request)).toEqual([
    '<image>',
    {},
    { visual: [digest, digest], audio: [{ array: digest, rate: null }] },
  ])
})
