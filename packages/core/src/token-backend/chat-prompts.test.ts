import { expect, test } from 'vitest'
import type { ChatRenderer } from '../chat-renderer.ts'
import { CapabilityError } from '../errors/capability-error.ts'
import type { Request } from '../request.ts'
import { fakeTokenScorer } from '../testing/fake-token-scorer.ts'
import { answers, fakeTokenBackend, scored } from './fake-token-backend.ts'

const messages = [{ role: 'user', content: 'Hi' }] as const
const chat: ChatRenderer = {
  template: '…',
  render: (all, { addGenerationPrompt }) =>
    `<s>${all.map(({ content }) => (typeof content === 'string' ? content : '')).join('|')}${addGenerationPrompt ? '|' : ''}`,
}

test('prompts of messages are rendered, without a second BOS; the words of the assistant are continued', async () => {
  const continued = { messages: [...messages, { role: 'assistant', content: 'Well' }] } as const
  const backend = fakeTokenBackend({ chat })
  const responses = await answers(backend, [
    { type: 'loglikelihood', context: { messages }, continuation: 'A' },
    { type: 'loglikelihood', context: continued, continuation: 'A' },
  ])
  const texts = await answers(backend, [scored('<s>Hi|', 'A'), scored('<s>Hi|Well', 'A')])
  expect(responses).toEqual(texts)
})

test('prompts of messages are refused without a template, and with content that is not text', async () => {
  const image = { type: 'image', mediaType: 'image/png', bytes: Uint8Array.of(1) } as const
  const ask = (content: string | readonly (typeof image)[]): Request => ({
    type: 'loglikelihood',
    context: { messages: [{ role: 'user', content }] },
    continuation: 'A',
  })
  const scorer = fakeTokenScorer()
  await expect(answers(fakeTokenBackend({ scorer }), [scored('Q', 'A'), ask('Hi')])).rejects.toThrow(
    'it has no chat template',
  )
  await expect(answers(fakeTokenBackend({ scorer, chat }), [scored('Q', 'A'), ask([image])])).rejects.toThrow(
    CapabilityError,
  )
  expect(scorer.windows).toEqual([])
})
