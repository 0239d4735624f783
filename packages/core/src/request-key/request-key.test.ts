import { pyFloat, sha256Hex } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { backendFingerprint } from '../backend-fingerprint.ts'
import type { GenerateRequest, Request } from '../request.ts'
import { canonicalRequest } from './canonical-request.ts'
import { requestKey } from './request-key.ts'

const generate = (more: Partial<GenerateRequest>): GenerateRequest => ({
  type: 'generate_until',
  context: 'ctx',
  generation: { until: ['\n'], temperature: pyFloat(0) },
  ...more,
})

describe('canonicalRequest', () => {
  test('is the text that lm_eval hashes', () => {
    const scored: Request = { type: 'loglikelihood', context: 'é\n', continuation: ' да' }
    expect(canonicalRequest(scored)).toBe(String.raw`["loglikelihood", "\u00e9\n", " \u0434\u0430"]`)
    expect(canonicalRequest({ type: 'loglikelihood_rolling', text: 'abc' })).toBe(
      '["loglikelihood_rolling", "abc"]',
    )
    expect(canonicalRequest(generate({}))).toBe(
      String.raw`["generate_until", "ctx", {"until": ["\n"], "temperature": 0.0}]`,
    )
  })

  test('does not say who asked', () => {
    expect(canonicalRequest(generate({ origin: { taskName: 't', docId: 1, index: 0 } }))).toBe(
      canonicalRequest(generate({})),
    )
  })

  test('tells repeats and seeds apart only where the answer is drawn', () => {
    expect(canonicalRequest(generate({ repeat: 1, seed: 5 }))).toBe(canonicalRequest(generate({})))
    const drawn = (more: Partial<GenerateRequest>) =>
      canonicalRequest(generate({ generation: { do_sample: true }, ...more }))
    expect(drawn({ repeat: 1, seed: 5 })).toBe(
      '["generate_until", "ctx", {"do_sample": true}, {"repeat": 1, "seed": 5}]',
    )
    expect(drawn({})).toBe(drawn({ repeat: 0 }))
    expect(drawn({ repeat: 1 })).not.toBe(drawn({ repeat: 2 }))
  })

  test('holds messages as one JSON text, and pictures by their digest', () => {
    const image = { type: 'image', mediaType: 'image/png', bytes: Uint8Array.of(1, 2) } as const
    const ask = (content: Extract<GenerateRequest['context'], object>['messages'][number]['content']) =>
      canonicalRequest(generate({ context: { messages: [{ role: 'user', content }] } }))
    expect(ask('да')).toContain(String.raw`["[{\"role\": \"user\", \"content\": \"\u0434\u0430\"}]"]`)
    expect(ask([{ type: 'text', text: 'да' }])).toBe(ask('да'))
    expect(ask([image])).toContain(sha256Hex(Uint8Array.of(1, 2)))
    expect(ask([image])).not.toBe(ask([{ ...image, bytes: Uint8Array.of(1, 3) }]))
  })
})

test('requestKey depends on who answers and what is asked', () => {
  const [one, other] = [backendFingerprint({ model: 'a' }), backendFingerprint({ model: 'b' })]
  expect(requestKey(one, generate({}))).toMatch(/^[0-9a-f]{64}$/)
  expect(requestKey(one, generate({}))).toBe(requestKey(one, generate({})))
  expect(requestKey(other, generate({}))).not.toBe(requestKey(one, generate({})))
  expect(requestKey(one, generate({ context: 'c' }))).not.toBe(requestKey(one, generate({})))
})
