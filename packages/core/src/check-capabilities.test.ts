import { expect, test } from 'vitest'
import { checkCapabilities } from './check-capabilities.ts'
import { CapabilityError } from './errors/capability-error.ts'
import type { Request } from './request.ts'

const backend = {
  capabilities: { requestTypes: ['generate_until'], contentParts: ['text', 'image'], tokenLogprobs: false },
} as const

const showing = (type: 'image' | 'audio'): Request => ({
  type: 'generate_until',
  context: {
    messages: [{ role: 'user', content: [{ type, mediaType: `${type}/x`, bytes: Uint8Array.of(1) }] }],
  },
  generation: {},
})

test('accepts what the backend can do', () => {
  expect(() => checkCapabilities(['generate_until', showing('image')], backend)).not.toThrow()
})

test('says which request type is missing and what there is instead', () => {
  const check = () => checkCapabilities(['loglikelihood'], backend)
  expect(check).toThrow(CapabilityError)
  expect(check).toThrow(
    'This backend cannot score continuations: it takes no loglikelihood requests, only generate_until.',
  )
})

test('says which content cannot be shown', () => {
  expect(() => checkCapabilities([showing('audio')], backend)).toThrow(
    'cannot be shown audio content: it takes only text, image',
  )
})
