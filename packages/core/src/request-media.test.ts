import { expect, test } from 'vitest'
import { checkCapabilities } from './check-capabilities.ts'
import { canonicalRequest } from './request-key/canonical-request.ts'
import type { GenerateRequest } from './request.ts'
import { EncodedMedia } from './media/encoded-media.ts'
import { requestMedia } from './request-media.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])
const wav = new TextEncoder().encode('RIFF0000WAVEfmt ')
const image = new EncodedMedia('image', png, 'a.png')
const ask = (media: GenerateRequest['media'] = {}): GenerateRequest => ({
  type: 'generate_until',
  context: '<image>What?',
  generation: {},
  media,
})

test('says what a medium is by its first bytes, and shares them', () => {
  expect(image).toMatchObject({ kind: 'image', mediaType: 'image/png', path: 'a.png', length: 9 })
  expect(image.buffer).toBe(png.buffer)
  expect(image.slice(1, 4)).toEqual(Uint8Array.from([0x50, 0x4e, 0x47]))
  expect(new EncodedMedia('audio', wav).mediaType).toBe('audio/wav')
  expect(new EncodedMedia('image', wav).mediaType).toBe('image/*')
  expect(new EncodedMedia('audio', Uint8Array.of(0xff, 0xfb, 1)).mediaType).toBe('audio/mpeg')
})

test('the media of a request, wherever they stand in its argument', () => {
  const sound = new EncodedMedia('audio', wav)
  const request = ask({ visual: [image, png], audio: [{ array: sound, sampling_rate: null }] })
  expect(requestMedia(request)).toEqual([
    { type: 'image', mediaType: 'image/png', bytes: image },
    { type: 'image', mediaType: 'image/png', bytes: png },
    { type: 'audio', mediaType: 'audio/wav', bytes: sound },
  ])
  expect(requestMedia(ask())).toEqual([])
})

test('are part of what is asked, and a backend must take them', () => {
  const other = new EncodedMedia('image', Uint8Array.of(1))
  expect(canonicalRequest(ask({ visual: [image] }))).not.toBe(canonicalRequest(ask({ visual: [other] })))
  expect(canonicalRequest(ask({ visual: [image] }))).toContain(image.digest)
  const { media: _, ...text } = ask()
  expect(canonicalRequest(text)).toBe('["generate_until", "<image>What?", {}]')
  const capabilities = {
    requestTypes: ['generate_until'],
    contentParts: ['text'],
    tokenLogprobs: false,
  } as const
  expect(() => checkCapabilities([ask({ visual: [image] })], { capabilities })).toThrow(
    /cannot be shown image/,
  )
  expect(() => checkCapabilities([text], { capabilities })).not.toThrow()
})
