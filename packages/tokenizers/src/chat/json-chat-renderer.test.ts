import { expect, test } from 'vitest'
import { jsonChatRenderer } from './json-chat-renderer.ts'

test("messages as Python's json.dumps writes them", () => {
  const text = jsonChatRenderer.render(
    [
      { role: 'system', content: 'Отвечай "кратко".\n' },
      { role: 'user', content: [{ type: 'text', text: '😀' }] },
    ],
    { addGenerationPrompt: true },
  )
  expect(text).toBe(
    '[{"role": "system", "content": "Отвечай \\"кратко\\".\\n"}, {"role": "user", "content": [{"type": "text", "text": "😀"}]}]',
  )
})

test('images have no place in it', () => {
  const content = [{ type: 'image', mediaType: 'image/png', bytes: new Uint8Array() }] as const
  expect(() => jsonChatRenderer.render([{ role: 'user', content }], { addGenerationPrompt: true })).toThrow(
    /image/,
  )
})
