import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PromptEscapes } from './prompt-escapes.ts'

/** Prompts of a few pieces, so that many begin alike; the halves of a surrogate pair are pieces too. */
const prompts = fc.array(
  fc
    .array(fc.constantFrom('Q: a\n', 'Q: "b"\n', 'и', '\ud83d', '\ude00', '😀', 'x'.repeat(20)), {
      maxLength: 8,
    })
    .map((pieces) => pieces.join('')),
  { maxLength: 12 },
)

test('each prompt is escaped as if it were the only one', () => {
  fc.assert(
    fc.property(prompts, (texts) => {
      const escapes = new PromptEscapes()
      for (const text of texts) {
        const { start, rest } = escapes.escape(text)
        expect(`"${start}${rest}"`).toBe(JSON.stringify(text))
      }
    }),
  )
})

test('what prompts have in common is escaped once', () => {
  const escapes = new PromptEscapes()
  const examples = 'Q: a\nA: b\n\n'.repeat(20)
  for (const question of ['one', 'two']) escapes.escape(examples + question)
  expect(escapes.escape(`${examples}three`).rest).toBe('three')
  expect(escapes.escape('another').rest).toBe('')
})
